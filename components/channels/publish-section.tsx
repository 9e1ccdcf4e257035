import { Globe } from "lucide-react";
import { useState } from "react";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import type { ChannelChange, TreeChannel } from "@/lib/channels/schema";
import type { ChannelType } from "@/lib/channels/types";
import { publicPath } from "@/lib/public-channels/path";

type PublishSectionProps = {
  channel: TreeChannel;
  canManage: boolean;
  update: (change: Pick<ChannelChange, "visibility" | "isIndexed">) => Promise<void>;
};

/** Whether anyone with the link can read the channel, and the link. */
export function PublishSection({ channel, canManage, update }: PublishSectionProps) {
  const [isAsking, setAsking] = useState(false);
  const isPublic = channel.visibility === "PUBLIC";
  const canPublish = channel.actions.includes("channel.publish");
  if (!isPublic && !canPublish) return null;

  async function copyLink() {
    if (await copyText(location.origin + publicPath(channel.id))) toast.success("Link copied");
    else toast.error("The browser didn’t allow copying.");
  }

  return (
    <section className="flex flex-col gap-3 rounded-md border border-line p-3">
      <Switch
        label="Anyone with the link can read it"
        description={
          channel.visibility === "PRIVATE"
            ? "A private channel can’t be public. Open it to everyone in the workspace first."
            : "Without signing in, and without writing."
        }
        checked={isPublic}
        disabled={!canManage || channel.visibility === "PRIVATE" || !(isPublic || canPublish)}
        onCheckedChange={(checked) => (checked ? setAsking(true) : void update({ visibility: "WORKSPACE" }))}
      />
      {isPublic && (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <Globe aria-hidden="true" className="size-4 text-muted" />
            <a
              href={publicPath(channel.id)}
              target="_blank"
              rel="noreferrer"
              className="min-w-0 flex-1 truncate text-accent text-sm underline underline-offset-2"
            >
              {publicPath(channel.id)}
            </a>
            <Button size="sm" onClick={() => void copyLink()}>
              Copy link
            </Button>
          </div>
          <Switch
            label="Search engines may list it"
            description="Off, they are asked not to."
            checked={channel.isIndexed}
            disabled={!canManage || !canPublish}
            onCheckedChange={(isIndexed) => void update({ isIndexed })}
          />
        </>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Make ${channel.name} public?`}
        description={warning(channel)}
        confirmLabel="Make it public"
        onConfirm={() => update({ visibility: "PUBLIC" })}
      />
    </section>
  );
}

const BESIDE = "Messages beside it stay with members.";

/** What anyone who has the link can read of it. */
const SHOWN: Partial<Record<ChannelType, string>> = {
  CHAT: "every message, picture and file in it, also the old ones, with the names of those who wrote them. Replies in threads stay with members.",
  DOC: `its text, as it is now and as it changes. ${BESIDE}`,
  KANBAN: `its columns, and the titles, labels and dates of its cards, as they are now and as they change. Descriptions, people, attachments and comments stay with members. ${BESIDE}`,
};

const warning = ({ type }: TreeChannel) =>
  `Anyone who has the link can read ${SHOWN[type] ?? "what is in it."} You can take it back at any time, but not what somebody has copied.`;
