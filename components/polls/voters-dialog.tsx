"use client";
import { useQuery } from "@tanstack/react-query";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { useNames } from "@/components/reactions/use-names";
import { Dialog } from "@/components/ui/dialog";
import { meQuery } from "@/lib/accounts/queries";
import type { Poll } from "@/lib/polls/schema";

type VotersDialogProps = Pick<MessagePartProps, "channel"> & { poll: Poll; onClose: () => void };

/** The voters of each option of a poll that isn't anonymous. */
export default function VotersDialog({ poll, channel, onClose }: VotersDialogProps) {
  const { data: me } = useQuery(meQuery());
  const namesOf = useNames(channel, true, me?.id ?? "");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Who voted" description={poll.question}>
      <dl className="flex flex-col gap-3">
        {poll.options.map(({ id, text, userIds }) => (
          <div key={id}>
            <dt className="wrap-anywhere font-medium">
              {text} <span className="text-muted tabular-nums">{userIds.length}</span>
            </dt>
            <dd className="text-muted">{userIds.length > 0 ? namesOf(userIds) : "Nobody"}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
