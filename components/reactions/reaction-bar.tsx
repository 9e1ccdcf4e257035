"use client";
import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { Emoji } from "@/components/emoji/custom-emoji";
import { EmojiButton } from "@/components/emoji/emoji-button";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { useNames } from "./use-names";
import { useReact } from "./use-react";

const chip =
  "tap-target inline-flex h-6 items-center gap-1 rounded-full border px-2 text-sm tabular-nums transition-colors pointer-coarse:h-9 pointer-coarse:px-3";

/** A message's reactions. Each is a button that adds or removes one's own. */
export function ReactionBar({ message, channel }: MessagePartProps) {
  const [isAsked, setAsked] = useState(false);
  const { react, userId } = useReact(message);
  const namesOf = useNames(channel, isAsked, userId);
  const canReact = channel.actions.includes("message.create") && message.deletedAt === null;

  return (
    <fieldset
      aria-label="Reactions"
      className="mt-1 flex flex-wrap gap-1 pointer-coarse:gap-2"
      onPointerEnter={() => setAsked(true)}
      onFocus={() => setAsked(true)}
    >
      {message.reactions.map(({ emoji, userIds }) => {
        const mine = userIds.includes(userId);
        return (
          <Tooltip key={emoji} content={`${namesOf(userIds)} reacted with ${emoji}`}>
            <button
              type="button"
              aria-pressed={mine}
              aria-label={`${emoji}, ${userIds.length} ${userIds.length === 1 ? "person" : "people"}`}
              disabled={!canReact}
              onClick={() => void react(emoji)}
              className={cn(
                chip,
                mine
                  ? "border-accent bg-accent-soft font-medium text-accent"
                  : "border-line bg-bg text-muted enabled:hover:border-line-strong enabled:hover:bg-hover",
              )}
            >
              <Emoji emoji={emoji} workspaceId={channel.workspaceId} />
              {userIds.length}
            </button>
          </Tooltip>
        );
      })}
      {canReact && (
        <EmojiButton
          label="Add a reaction"
          workspaceId={channel.workspaceId}
          onPick={(emoji) => void react(emoji)}
          trigger={
            <button
              type="button"
              aria-label="Add a reaction"
              className={cn(chip, "border-line bg-bg text-muted hover:bg-hover hover:text-ink")}
            >
              <SmilePlus className="size-3.5" />
            </button>
          }
        />
      )}
    </fieldset>
  );
}
