"use client";
import { useMe } from "@/components/app/workspace-context";
import { Emoji } from "@/components/emoji/custom-emoji";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { Dialog } from "@/components/ui/dialog";
import { useNames } from "./use-names";

/** The people behind each reaction, which the tooltip of a reaction shows as well. */
export default function ReactionsDialog({ message, channel, onClose }: ActionDialogProps) {
  const namesOf = useNames(channel, true, useMe().id);
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title="Reactions">
      <ul className="flex max-h-96 flex-col gap-3 overflow-y-auto">
        {message.reactions.map(({ emoji, userIds }) => (
          <li key={emoji} className="flex gap-3">
            <Emoji emoji={emoji} workspaceId={channel.workspaceId} className="text-xl leading-6" />
            <span className="min-w-0 flex-1 break-words">{namesOf(userIds)}</span>
            <span className="text-muted tabular-nums">{userIds.length}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
