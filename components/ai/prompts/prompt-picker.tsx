"use client";
import { useQuery } from "@tanstack/react-query";
import { BookText } from "lucide-react";
import { useDeferredValue } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { type PickerProps, SuggestionOptions } from "@/components/composer/suggestion-options";
import { bindAiPromptEvents } from "@/lib/ai/prompts/cache-events";
import { offeredPromptsQuery } from "@/lib/ai/prompts/queries";
import { useCacheEvents } from "@/lib/realtime/client";

/** The saved prompts that match what is typed after a slash, over the field. Choosing one gives its text. */
export default function PromptPicker({ query, ...picker }: PickerProps & { query: string }) {
  useCacheEvents(bindAiPromptEvents);
  const { id: workspaceId } = useWorkspaceIds();
  const me = useMe();
  const { data } = useQuery(offeredPromptsQuery(workspaceId, useDeferredValue(query.toLowerCase())));
  // What was found before is kept until the answer comes.
  const fitting = data?.filter(({ name }) => name.includes(query.toLowerCase()));
  const suggestions = fitting?.map(({ id, name, text, owner }) => ({
    ...{ id, label: `/${name}`, icon: <BookText />, completion: { text } },
    hint: owner.id === me.id ? text.split("\n", 1)[0] : owner.name,
  }));
  return <SuggestionOptions suggestions={suggestions} {...picker} />;
}
