"use client";
import { SmilePlus } from "lucide-react";
import { Emoji } from "@/components/emoji/custom-emoji";
import { EmojiButton } from "@/components/emoji/emoji-button";
import type { ActionControlProps } from "@/components/messages/action-types";
import { IconButton } from "@/components/ui/icon-button";
import { useQuickEmoji } from "./use-quick-emoji";
import { useReact } from "./use-react";

const SHOWN = 3;

/** The emoji used last, and the picker: at the head of a message's actions. */
export function QuickReactions({ message, channel, isOpen, onOpenChange }: ActionControlProps) {
  const { react } = useReact(message);
  const quick = useQuickEmoji(channel.workspaceId, SHOWN);
  if (!channel.actions.includes("message.create")) return null;
  return (
    <>
      {quick.map((emoji) => (
        <IconButton
          key={emoji}
          size="sm"
          label={`React with ${emoji}`}
          onClick={() => void react(emoji)}
          className="max-md:hidden"
        >
          <Emoji emoji={emoji} workspaceId={channel.workspaceId} />
        </IconButton>
      ))}
      <EmojiButton
        label="Add a reaction"
        trigger={
          <IconButton size="sm" label="Add a reaction">
            <SmilePlus />
          </IconButton>
        }
        workspaceId={channel.workspaceId}
        onPick={(emoji) => void react(emoji)}
        open={isOpen}
        onOpenChange={onOpenChange}
      />
    </>
  );
}
