"use client";
import { useQueryClient } from "@tanstack/react-query";
import { UserPlus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { copyText } from "@/components/copy-text";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { CHANNEL_TYPES, creatableTypes } from "@/lib/channels/types";
import { inviteLinkQuery } from "@/lib/workspaces/queries";
import { areStepsDismissed, dismissSteps } from "./first-steps-dismissed";

/** What an owner who is still alone can do next. Each step goes when it is done, all of them when somebody joins. */
export default function FirstSteps({ channelId }: { channelId: string }) {
  const { id } = useWorkspaceIds();
  const client = useQueryClient();
  const open = useOpenChannelDialog();
  const channels = useChannels();
  const [isDismissed, setDismissed] = useState(() => areStepsDismissed(id));
  const [isCopying, setCopying] = useState(false);
  if (isDismissed) return null;

  async function copyLink() {
    setCopying(true);
    try {
      const { url } = await client.fetchQuery(inviteLinkQuery(id));
      if (await copyText(url)) toast.success("Invite link copied. Send it to the people you want here.");
      // It can be copied by hand there.
      else open({ kind: "invite" });
    } catch (error) {
      showError(error);
    }
    setCopying(false);
  }

  // The workspace comes with the channel in which the steps stand.
  const missing = creatableTypes.filter(
    (wanted) => !channels.some(({ id, type }) => type === wanted && id !== channelId),
  );
  return (
    <section aria-labelledby="first-steps" className="mt-6">
      <div className="mb-2 flex items-center justify-between">
        <h3 id="first-steps" className="font-semibold">
          Next steps
        </h3>
        <IconButton
          size="sm"
          label="Hide these steps"
          onClick={() => {
            dismissSteps(id);
            setDismissed(true);
          }}
        >
          <X />
        </IconButton>
      </div>
      <ul className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
        <Step
          icon={<UserPlus className="size-5 text-accent" aria-hidden="true" />}
          title="Invite people"
          text="Send them the link, or their addresses to us."
        >
          <Button size="sm" variant="primary" loading={isCopying} onClick={() => void copyLink()}>
            Copy invite link
          </Button>
          <Button size="sm" onClick={() => open({ kind: "invite" })}>
            By e-mail
          </Button>
        </Step>
        {missing.map((type) => {
          const { name, description, createLabel } = CHANNEL_TYPES[type];
          return (
            <Step
              key={type}
              icon={<ChannelIcon type={type} className="size-5 text-accent" />}
              title={name}
              text={description}
            >
              <Button size="sm" onClick={() => open({ kind: "create", parentId: null, type })}>
                {createLabel}
              </Button>
            </Step>
          );
        })}
      </ul>
    </section>
  );
}

type StepProps = { icon: ReactNode; title: string; text: string; children: ReactNode };

function Step({ icon, title, text, children }: StepProps) {
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-raised p-4">
      {icon}
      <h4 className="font-semibold">{title}</h4>
      <p className="flex-1 text-muted text-sm">{text}</p>
      <p className="flex flex-wrap gap-2">{children}</p>
    </li>
  );
}
