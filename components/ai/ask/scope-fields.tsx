"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useChannels, useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import type { AskScope } from "@/lib/ai/ask/schema";
import { membersQuery } from "@/lib/workspaces/queries";
import { TIMES, timeOfValue, valueOfTime } from "./scope-times";

const ALL = "all";

type ScopeFieldsProps = { scope: AskScope; onChange: (scope: AskScope) => void; disabled?: boolean };

/** Where, by whom and when: what limits the sources of an answer. Each is a chip that says what it is. */
export default function ScopeFields({ scope, onChange, disabled }: ScopeFieldsProps) {
  const channels = useChannels();
  const people = usePeople();
  const { after, before, ...rest } = scope;
  const time = valueOfTime(scope);
  const set = (change: AskScope) => onChange(given({ ...scope, ...change }));
  const places = channels.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5" disabled={disabled}>
      <legend className="sr-only">What the answer is made of</legend>
      <Chip
        label="Place"
        value={scope.channelId}
        all="All places"
        unknown="One place"
        options={places}
        onChange={(channelId) => set({ channelId })}
      />
      <Chip
        label="Person"
        value={scope.authorId}
        all="By anyone"
        unknown="One person"
        options={people}
        onChange={(authorId) => set({ authorId })}
      />
      <Chip
        label="Time"
        value={time === "any" ? undefined : time}
        all="At any time"
        unknown=""
        options={[...TIMES, { value: "days", label: "Between days" }]}
        onChange={(value = "any") => onChange(given({ ...rest, ...timeOfValue(value, scope) }))}
      />
      {time === "days" && (
        <>
          <Day label="From" value={after} max={before} onChange={(day) => set({ after: day })} />
          <Day label="Until" value={before} min={after} onChange={(day) => set({ before: day })} />
        </>
      )}
    </fieldset>
  );
}

/** Without what isn't limited. */
const given = (scope: AskScope): AskScope =>
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value)) as AskScope;

type ChipProps = {
  label: string;
  value: string | undefined;
  /** What it says where it limits nothing. */
  all: string;
  /** What it says of a value that isn't among the options, such as a channel that one no longer sees. */
  unknown: string;
  options: readonly SelectOption<string>[];
  onChange: (value: string | undefined) => void;
};

function Chip({ label, value, all, unknown, options, onChange }: ChipProps) {
  const isKnown = !value || options.some((option) => option.value === value);
  return (
    <Field label={label} hideLabel className="max-w-48">
      <Select
        value={value ?? ALL}
        className={value ? "text-accent [&_select]:border-accent [&_select]:bg-accent-soft" : "text-muted"}
        options={[
          { value: ALL, label: all },
          ...(isKnown || !value ? [] : [{ value, label: unknown }]),
          ...options,
        ]}
        onValueChange={(next) => onChange(next === ALL ? undefined : next)}
      />
    </Field>
  );
}

type DayProps = {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
};

const Day = ({ label, value = "", min, max, onChange }: DayProps) => (
  <Field label={label} hideLabel>
    <Input
      type="date"
      value={value}
      min={min}
      max={max}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  </Field>
);

/** Everyone, as far as a list of names is of use. */
const MOST = 500;

function usePeople(): SelectOption<string>[] {
  const { id } = useWorkspaceIds();
  const me = useMe();
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(membersQuery(id));
  const people = data?.pages.flatMap((page) => page.items) ?? [];
  const wantsMore = hasNextPage && !isFetching && people.length < MOST;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  const others = people.filter((person) => person.id !== me.id);
  return [
    { value: me.id, label: "By me" },
    ...others.map((person) => ({ value: person.id, label: `By ${person.name}` })),
  ];
}
