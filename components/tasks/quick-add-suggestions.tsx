"use client";
import { Tag } from "lucide-react";
import type { Suggestion } from "@/components/composer/suggestion";
import { type Trigger, triggerAt } from "@/components/composer/triggers";
import { Avatar } from "@/components/ui/avatar";
import { nameHas } from "@/components/ui/fold";
import type { Chip, Named } from "@/lib/tasks/quick-add";

const SHOWN = 8;

export type NamedPerson = Named & { image?: string | null };

/** The person or label that is being named before the caret: its sign begins a word. */
export function nameAt(text: string, caret: number): Trigger | null {
  const trigger = triggerAt(text, caret);
  if (trigger?.kind !== "person" && trigger?.kind !== "channel") return null;
  return /(?:^|\s)$/.test(text.slice(0, trigger.start)) ? trigger : null;
}

/** Those whose name has what was typed; none where it is understood and can't mean another. */
export function suggestNames(
  { kind, query, start }: Trigger,
  people: readonly NamedPerson[],
  labels: readonly Named[],
  chips: readonly Chip[],
): Suggestion[] {
  const found = kind === "person" ? people.map(toPerson) : labels.map(toLabel);
  const matching = found.filter(({ label }) => nameHas(label, query));
  const isUnderstood = chips.some(
    ({ kind: as, start: at, end }) => as !== "newLabel" && at === start && end === start + 1 + query.length,
  );
  return isUnderstood && matching.length === 1 ? [] : matching.slice(0, SHOWN);
}

const toPerson = ({ id, name, image }: NamedPerson): Suggestion => ({
  id,
  label: name,
  icon: <Avatar name={name} seed={id} src={image ?? null} size="sm" />,
  completion: { text: `@${name}` },
});

const toLabel = ({ id, name }: Named): Suggestion => ({
  id,
  label: name,
  icon: <Tag />,
  completion: { text: `#${name}` },
});
