"use client";
import type { FormEvent } from "react";
import { wordOf } from "@/components/conversions/convert";
import { TargetList } from "@/components/conversions/target-list";
import { TargetNotices } from "@/components/conversions/target-notices";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import type { Proposals } from "./use-action-items";

/** What a summary says is to be done, as proposals: only those that one leaves ticked become tasks, once one says so. */
export function ActionItems({ proposals }: { proposals: Proposals }) {
  const { items, chosen, places, shown, place, target, isMade, error } = proposals;
  if (items.length === 0) return null;
  function submit(event: FormEvent) {
    event.preventDefault();
    proposals.create();
  }
  return (
    <form id={proposals.formId} onSubmit={submit} className="flex flex-col gap-2 border-line border-t pt-3">
      <fieldset className="flex flex-col gap-1" disabled={isMade}>
        <legend className="pb-1 font-semibold text-sm">Action items</legend>
        {items.map((item) => (
          <Checkbox
            key={item}
            label={item}
            checked={chosen.includes(item)}
            disabled={isMade}
            onCheckedChange={(isTicked) => proposals.tick(item, isTicked)}
          />
        ))}
      </fieldset>
      {places.isPending && <Skeleton className="h-24 w-full" />}
      {places.data && !isMade && shown.length > 0 && (
        <TargetList
          places={shown}
          chosen={place}
          workspaceId={proposals.workspaceId}
          onChoose={({ id }) => proposals.choose(id)}
        />
      )}
      {places.data && shown.length === 0 && (
        <p className="text-muted text-sm">
          There is no list or board yet. Create one to make tasks of these.
        </p>
      )}
      <TargetNotices target={isMade ? undefined : target} error={error} isError={places.isError} />
    </form>
  );
}

/** For the footer, where it is in view however long the summary is. */
export function CreateButton({ proposals }: { proposals: Proposals }) {
  const { items, chosen, target, formId, isBusy, isMade } = proposals;
  if (!target || items.length === 0) return null;
  return (
    <Button
      type="submit"
      form={formId}
      variant="primary"
      loading={isBusy}
      disabled={isMade || chosen.length === 0}
    >
      {isMade ? "Created" : createLabel(wordOf(target.type), chosen.length, target.isWider)}
    </Button>
  );
}

const createLabel = (word: string, count: number, isWider: boolean) =>
  `Create ${count} ${word}${count === 1 ? "" : "s"}${isWider ? " anyway" : ""}`;
