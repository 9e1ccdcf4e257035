"use client";
import { useDeferredValue } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import type { Suggestion } from "@/components/composer/suggestion";
import { type PickerProps, SuggestionOptions } from "@/components/composer/suggestion-options";
import type { Trigger } from "@/components/composer/triggers";
import { useEmojiSuggestions } from "@/components/composer/use-emoji-suggestions";
import { useMemberSuggestions } from "@/components/composer/use-people-suggestions";
import { channelSuggestions } from "@/components/composer/use-suggestions";

/** What a question can name: channels of every type by #, people by @. */
export default function ContextPicker({ trigger, ...props }: PickerProps & { trigger: Trigger }) {
  const { id: workspaceId } = useWorkspaceIds();
  const query = useDeferredValue(trigger.query);
  const channels = useChannels();
  const people = useMemberSuggestions(workspaceId, query, trigger.kind === "person");
  const emoji = useEmojiSuggestions(workspaceId, query, trigger.kind === "emoji");
  const suggestions: Record<Trigger["kind"], Suggestion[] | undefined> = {
    channel: channelSuggestions(channels, query),
    person: people,
    emoji,
    command: [],
  };
  return <SuggestionOptions suggestions={suggestions[trigger.kind]} {...props} />;
}
