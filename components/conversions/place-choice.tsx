"use client";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Place, TargetList } from "./target-list";

type PlaceChoiceProps = {
  label: string;
  search: string;
  places: readonly Place[];
  chosen: Place | undefined;
  workspaceId: string;
  hasFailed: boolean;
  /** In place of the list, while there is none or where nothing is found. */
  instead?: ReactNode;
  onSearch: (words: string) => void;
  onChoose: (place: Place) => void;
  onRetry: () => void;
};

/** A field that searches for places, and the list of those that are found. */
export function PlaceChoice({
  label,
  search,
  places,
  chosen,
  workspaceId,
  hasFailed,
  instead,
  onSearch,
  onChoose,
  onRetry,
}: PlaceChoiceProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label}>
        <Input value={search} placeholder="Find a place" onChange={(event) => onSearch(event.target.value)} />
      </Field>
      {hasFailed && (
        <p role="alert" className="text-danger text-sm">
          The search for places didn’t work.{" "}
          <button type="button" className="underline" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
      {instead || (
        <TargetList places={places} chosen={chosen} workspaceId={workspaceId} onChoose={onChoose} />
      )}
    </div>
  );
}
