"use client";
import { SmilePlus } from "lucide-react";
import { Emoji } from "@/components/emoji/custom-emoji";
import type { ActionItemsProps } from "@/components/messages/action-types";
import { MenuRow, MenuRowItem } from "@/components/ui/menu-row";
import { useQuickEmoji } from "./use-quick-emoji";
import { useReact } from "./use-react";

const SHOWN = 6;

/** The emoji used last, and the way to the picker, at the head of a message's menu. */
export function ReactionItems({ message, channel, shortcut, onOpen }: ActionItemsProps) {
  const { react } = useReact(message);
  const quick = useQuickEmoji(channel.workspaceId, SHOWN);
  return (
    <MenuRow label="React">
      {quick.map((emoji) => (
        <MenuRowItem key={emoji} label={`React with ${emoji}`} onSelect={() => void react(emoji)}>
          <Emoji emoji={emoji} workspaceId={channel.workspaceId} />
        </MenuRowItem>
      ))}
      <MenuRowItem label="Add a reaction" shortcut={shortcut} onSelect={onOpen}>
        <SmilePlus />
      </MenuRowItem>
    </MenuRow>
  );
}
