"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useAttempt } from "@/components/use-attempt";
import { createAiBudgetContract } from "@/lib/ai/budgets/contract";
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
  const [userId, setUserId] = useState("");
  const [period, setPeriod] = useState<"DAY" | "MONTH">("MONTH");
  const [typed, setTyped] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();
  const { data } = useInfiniteQuery({ ...membersQuery(workspaceId), enabled: isOpen });
  const members = data?.pages.flatMap(({ items }) => items) ?? [];
  if (!isOpen)
    return (
      <Button className="self-start" onClick={() => onOpenChange(true)}>
        Add a budget
      </Button>
    );

  async function create(event: FormEvent) {
    event.preventDefault();
    const limitMicros = microsOf(typed);
    if (limitMicros === null) return setError("Type an amount in dollars, such as 25 or 2.50.");
    await attempt(async () => {
      const body = { userId: userId || null, modelId: null, period, limitMicros };
      await call(createAiBudgetContract, { params: { workspaceId }, body });
      setTyped("");
      onOpenChange(false);
      await onCreated();
    });
  }

  return (
    <form className="flex flex-col gap-3 rounded-lg border border-line px-4 py-3" onSubmit={create}>
      <Field label="Whose calls">
        <Select
          options={[
            { value: "", label: "Everybody’s together" },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={userId}
          onValueChange={setUserId}
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
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
      </div>
    </form>
  );
}
