"use client";
import type { MessageChannel } from "@/components/messages/message-channel";
import { type PickerProps, SuggestionOptions } from "./suggestion-options";
import type { Trigger } from "./triggers";
import { useSuggestions } from "./use-suggestions";

type SuggestionListProps = PickerProps & { channel: MessageChannel; trigger: Trigger };

/** The one picker of people, channels, emoji and commands, over the field. */
export default function SuggestionList({ channel, trigger, ...props }: SuggestionListProps) {
  return <SuggestionOptions suggestions={useSuggestions(channel, trigger)} {...props} />;
}
