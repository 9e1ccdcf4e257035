"use client";
import { useQuery } from "@tanstack/react-query";
import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { Emoji } from "@/components/emoji/custom-emoji";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { recentEmoji } from "@/components/emoji/emoji-memory";
import type { ActionControlProps } from "@/components/messages/action-types";
import { IconButton } from "@/components/ui/icon-button";
import { customName } from "@/lib/emoji/name";
import { emojiQuery } from "@/lib/emoji/queries";
import { useReact } from "./use-react";

const SHOWN = 3;

/** The emoji used last, and the picker: at the head of a message's actions. */
export function QuickReactions({ message, channel, isOpen, onOpenChange }: ActionControlProps) {
  const { react } = useReact(message);
  const [recent] = useState(recentEmoji);
  const { data: own } = useQuery({
    ...emojiQuery(channel.workspaceId ?? ""),
    enabled: channel.workspaceId !== null && recent.some(customName),
  });
  // Those of other workspaces, and deleted ones, are no emoji here.
  const known = new Set(own?.map(({ name }) => name));
  const quick = recent
    .filter((emoji) => {
      const name = customName(emoji);
      return name === null || known.has(name);
    })
    .slice(0, SHOWN);
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
          <IconButton size="sm" label="Add a reaction" className="pointer-coarse:size-9">
            <SmilePlus />
          </IconButton>
        }
        workspaceId={channel.workspaceId}
        clearOf="article"
        onPick={(emoji) => void react(emoji)}
        open={isOpen}
        onOpenChange={onOpenChange}
      />
    </>
  );
}
