"use client";
import { useDeferredValue } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import type { Suggestion } from "@/components/composer/suggestion";
import { type PickerProps, SuggestionOptions } from "@/components/composer/suggestion-options";
import type { Trigger } from "@/components/composer/triggers";
import { useEmojiSuggestions } from "@/components/composer/use-emoji-suggestions";
import { useMemberSuggestions } from "@/components/composer/use-people-suggestions";
import { channelSuggestions } from "@/components/composer/use-suggestions";
import { useObjectSuggestions } from "./use-object-suggestions";

/** Beside what a search finds. */
const SHOWN_PEOPLE = 5;

/** What a question can name: channels of every type by #; people, and whatever a search finds in the workspace, by @. */
export default function ContextPicker({ trigger, ...props }: PickerProps & { trigger: Trigger }) {
  const { id: workspaceId } = useWorkspaceIds();
  const query = useDeferredValue(trigger.query);
  const channels = useChannels();
  const people = useMemberSuggestions(workspaceId, query, trigger.kind === "person");
  const objects = useObjectSuggestions(query, trigger.kind === "person");
  const emoji = useEmojiSuggestions(workspaceId, query, trigger.kind === "emoji");
  const suggestions: Record<Trigger["kind"], Suggestion[] | undefined> = {
    channel: channelSuggestions(channels, query),
    person: people ? [...people.slice(0, SHOWN_PEOPLE), ...objects] : objects,
    emoji,
    command: [],
  };
  return <SuggestionOptions suggestions={suggestions[trigger.kind]} {...props} />;
}
