"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useAttempt } from "@/components/use-attempt";
import { createAiBudgetContract } from "@/lib/ai/budgets/contract";
import { modelsQuery } from "@/lib/ai/models/queries";
import { call } from "@/lib/http/client";
import { membersQuery } from "@/lib/workspaces/queries";
import { microsOf } from "./money";

const PERIODS = [
  { value: "MONTH", label: "Each month" },
  { value: "DAY", label: "Each day" },
] as const;

type BudgetFormProps = {
  workspaceId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onCreated: () => Promise<unknown>;
};

export function BudgetForm({ workspaceId, isOpen, onOpenChange, onCreated }: BudgetFormProps) {
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const [modelId, setModelId] = useState("");
  const models = useQuery({ ...modelsQuery(), enabled: isOpen }).data ?? [];
  const [period, setPeriod] = useState<"DAY" | "MONTH">("MONTH");
  const [typed, setTyped] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const { data, hasNextPage } = useInfiniteQuery({
    ...membersQuery(workspaceId, wanted),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const found = data?.pages.flatMap(({ items }) => items) ?? [];
  const members = person && !found.some(({ id }) => id === person.id) ? [person, ...found] : found;
  if (!isOpen)
    return (
      <Button ref={opener} className="self-start" onClick={() => onOpenChange(true)}>
        Add a budget
      </Button>
    );

  function close() {
    setSearch("");
    setError("");
    onOpenChange(false);
  }

  async function create(event: FormEvent) {
    event.preventDefault();
    const limitMicros = microsOf(typed);
    if (limitMicros === null) return setError("Type an amount in dollars, such as 25 or 2.50.");
    await attempt(async () => {
      const body = { userId: person?.id ?? null, modelId: modelId || null, period, limitMicros };
      await call(createAiBudgetContract, { params: { workspaceId }, body });
      setTyped("");
      close();
      await onCreated();
    });
  }

  return (
    <form className="flex flex-col gap-3 rounded-lg border border-line px-4 py-3" onSubmit={create}>
      {(hasNextPage || search !== "") && (
        <Field label="Find a person">
          <Input
            value={search}
            placeholder="Find people by name"
            onChange={(event) => setSearch(event.target.value)}
          />
        </Field>
      )}
      <Field label="Whose calls">
        <Select
          autoFocus
          options={[
            { value: "", label: "Everybody’s together" },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={person?.id ?? ""}
          onValueChange={(id) => setPerson(members.find((member) => member.id === id) ?? null)}
        />
      </Field>
      <Field label="Which model">
        <Select
          options={[
            { value: "", label: "All models" },
            ...models.map(({ id, label, providerName }) => ({
              value: id,
              label: `${label} (${providerName})`,
            })),
          ]}
          value={modelId}
          onValueChange={setModelId}
        />
      </Field>
      <Field label="Period">
        <Select options={PERIODS} value={period} onValueChange={setPeriod} />
      </Field>
      <Field label="Limit in dollars" error={error}>
        <Input value={typed} inputMode="decimal" onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" loading={isBusy}>
          Add
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
