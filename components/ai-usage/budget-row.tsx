"use client";
import { type FormEvent, useRef, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { deleteAiBudgetContract, updateAiBudgetContract } from "@/lib/ai/budgets/contract";
import type { Budget } from "@/lib/ai/budgets/schema";
import { WARN_AT } from "@/lib/ai/budgets/warnings";
import { call } from "@/lib/http/client";
import { microsOf, money } from "./money";

export function BudgetRow({ budget, onChanged }: { budget: Budget; onChanged: () => Promise<unknown> }) {
  const { spentMicros, limitMicros, timeZone } = budget;
  const [typed, setTyped] = useState<string | null>(null);
  const { error, setError, isBusy, attempt } = useAttempt();
  const opener = useRef<HTMLButtonElement>(null);
  const params = { budgetId: budget.id };
  const part = limitMicros > 0 ? spentMicros / limitMicros : 1;
  const name = nameOf(budget);
  const begins = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone });

  function close() {
    setTyped(null);
    setError("");
    requestAnimationFrame(() => opener.current?.focus());
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const micros = microsOf(typed ?? "");
    if (micros === null) return setError("Type an amount in dollars, such as 25 or 2.50.");
    await attempt(async () => {
      await call(updateAiBudgetContract, { params, body: { limitMicros: micros } });
      close();
      await onChanged();
    });
  }

  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="min-w-0 flex-1 font-medium">{name}</p>
        <p className="text-sm tabular-nums">
          {money(spentMicros)} of {money(limitMicros)}
        </p>
      </div>
      <progress
        className={cn(
          "h-1.5 w-full overflow-hidden rounded-full bg-line [&::-webkit-progress-bar]:bg-line",
          part >= WARN_AT
            ? "[&::-moz-progress-bar]:bg-danger-fill [&::-webkit-progress-value]:bg-danger-fill"
            : "[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-value]:bg-accent",
        )}
        aria-label={`Spent of ${name}`}
        max={100}
        value={Math.min(100, Math.round(part * 100))}
      />
      <p className={cn("text-sm", part >= WARN_AT ? "text-danger" : "text-muted")}>
        {part >= 1 ? "Spent. " : part >= WARN_AT ? "Nearly spent. " : ""}Begins anew on{" "}
        {begins.format(new Date(budget.resetsAt))} ({timeZone.replaceAll("_", " ")})
      </p>
      {typed === null ? (
        <div className="flex gap-2">
          <Button ref={opener} size="sm" onClick={() => setTyped(String(limitMicros / 1_000_000))}>
            Change limit
          </Button>
          <ConfirmDialog
            trigger={<Button size="sm">Remove</Button>}
            title="Remove this budget?"
            description="AI calls that it limits aren’t limited by it any more. What was spent stays in the figures."
            confirmLabel="Remove"
            onConfirm={async () => {
              await call(deleteAiBudgetContract, { params });
              await onChanged();
            }}
          />
        </div>
      ) : (
        <form className="flex flex-wrap items-end gap-2" onSubmit={save}>
          <Field label="Limit in dollars" error={error}>
            <Input
              value={typed}
              inputMode="decimal"
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </form>
      )}
      {typed === null && <FormFailure>{error}</FormFailure>}
    </li>
  );
}

function nameOf({ person, model, period }: Budget): string {
  const of = [person ? person.name : "Everybody", ...(model ? [model.label] : [])].join(", ");
  return `${of}, ${period === "DAY" ? "each day" : "each month"}`;
}
