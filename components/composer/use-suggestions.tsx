"use client";
import { SquareSlash } from "lucide-react";
import { useDeferredValue } from "react";
import { useChannels } from "@/components/app/workspace-context";
import type { MessageChannel } from "@/components/messages/message-channel";
import { ChannelIcon } from "@/components/shell/channel-icon";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { commands } from "./commands";
import type { Suggestion } from "./suggestion";
import type { Trigger } from "./triggers";
import { useEmojiSuggestions } from "./use-emoji-suggestions";
import { usePeopleSuggestions } from "./use-people-suggestions";

const SHOWN = 8;

/** The matching suggestions. Undefined until they are loaded. */
export function useSuggestions(channel: MessageChannel, trigger: Trigger): Suggestion[] | undefined {
  const query = useDeferredValue(trigger.query);
  const people = usePeopleSuggestions(channel, query, trigger.kind === "person");
  const emoji = useEmojiSuggestions(channel.workspaceId, query, trigger.kind === "emoji");
  const channels = useChannels();
  switch (trigger.kind) {
    case "person":
      return people;
    case "channel":
      return channelSuggestions(channels, query);
    case "command":
      return commands
        .filter(
          ({ name, isOffered }) => name.startsWith(query.toLowerCase()) && (isOffered?.(channel) ?? true),
        )
        .map(({ name, hint }) => ({
          id: name,
          label: `/${name}`,
          hint,
          icon: <SquareSlash />,
          completion: { text: `/${name}` },
        }));
    case "emoji":
      return emoji;
  }
}

export const channelSuggestions = (channels: readonly TreeChannel[], query: string): Suggestion[] =>
  byName(channels, query).slice(0, SHOWN).map(toSuggestion);

/** Those that begin with it first. */
function byName(channels: readonly TreeChannel[], query: string) {
  const wanted = query.toLowerCase();
  const at = ({ name }: TreeChannel) => name.toLowerCase().indexOf(wanted);
  return channels
    .filter((channel) => at(channel) >= 0)
    .sort((a, b) => Number(at(a) > 0) - Number(at(b) > 0) || a.name.localeCompare(b.name));
}

function toSuggestion({ id, name, type }: TreeChannel): Suggestion {
  return {
    id: `channel-${id}`,
    label: name,
    hint: CHANNEL_TYPES[type].prefix ? undefined : CHANNEL_TYPES[type].name,
    icon: <ChannelIcon type={type} />,
    completion: { text: `#${name}`, target: { type: "channel", id } },
  };
}
