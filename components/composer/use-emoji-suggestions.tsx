"use client";
import { useQuery } from "@tanstack/react-query";
import { Emoji } from "@/components/emoji/custom-emoji";
import { chosenTone } from "@/components/emoji/emoji-memory";
import { withTone } from "@/components/emoji/skin-tone";
import { emojiKeys, emojiQuery } from "@/lib/emoji/queries";
import type { Suggestion } from "./suggestion";

const SHOWN = 8;

/** The workspace's own emoji, then those of Unicode, by what was typed of a name. Their data loads with the first. */
export function useEmojiSuggestions(workspaceId: string | null, query: string, enabled: boolean) {
  const wanted = query.toLowerCase();
  const { data: custom } = useQuery({
    ...emojiQuery(workspaceId ?? ""),
    enabled: enabled && workspaceId !== null,
  });
  const { data: found } = useQuery({
    queryKey: [...emojiKeys.search, wanted],
    queryFn: async () => (await import("@/components/emoji/emoji-data")).searchEmoji(wanted, SHOWN),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  const own = (custom ?? []).filter(({ name }) => name.includes(wanted)).map(({ name }) => `:${name}:`);
  const tone = chosenTone();
  const suggestions = [
    ...own.map((name) => toSuggestion(workspaceId, name, name)),
    ...(found ?? []).map(({ emoji, names }) =>
      toSuggestion(workspaceId, `:${names[0]}:`, withTone(emoji, tone)),
    ),
  ];
  return found && suggestions.slice(0, SHOWN);
}

/** @param emoji of Unicode, or the name of the workspace's own */
function toSuggestion(workspaceId: string | null, name: string, emoji: string): Suggestion {
  return {
    id: `emoji-${emoji}`,
    label: name,
    icon: <Emoji emoji={emoji} workspaceId={workspaceId} className="w-6 text-center text-lg leading-none" />,
    completion: { text: emoji },
  };
}
