"use client";
import { FilePlus2 } from "lucide-react";
import { useId } from "react";
import { ChannelIcon } from "@/components/shell/channel-icon";
import type { ConversionDraft, ConversionTarget } from "@/lib/conversions/schema";

/** A place for what is made of a message: a channel, or a new document in a workspace. */
export type Place =
  | ({ kind: "channel" } & ConversionTarget)
  | { kind: "new"; id: string; workspace: { id: string; name: string } };

/** The places in their order: the one of last time first, new documents last. */
export function placesOf(
  draft: Pick<ConversionDraft, "targets" | "workspaces">,
  workspaceId: string | null,
  lastId: string | null,
): Place[] {
  const isHere = (id: string) => (id === workspaceId ? 0 : 1);
  const channels = draft.targets
    .map((target): Place => ({ kind: "channel", ...target }))
    .toSorted(
      (a, b) =>
        Number(b.id === lastId) - Number(a.id === lastId) || isHere(a.workspace.id) - isHere(b.workspace.id),
    );
  const made = draft.workspaces
    .map((workspace): Place => ({ kind: "new", id: `new ${workspace.id}`, workspace }))
    .toSorted((a, b) => isHere(a.workspace.id) - isHere(b.workspace.id));
  return [...channels, ...made];
}

type TargetListProps = {
  places: readonly Place[];
  chosen: Place | undefined;
  /** The workspace that is open, which isn't named. */
  workspaceId: string | null;
  onChoose: (place: Place) => void;
};

/** One of the places: arrow keys go through them. */
export function TargetList({ places, chosen, workspaceId, onChoose }: TargetListProps) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label="Where to"
      className="flex max-h-44 flex-col overflow-y-auto rounded-md border border-line bg-raised"
    >
      {places.map((place) => (
        <label
          key={place.id}
          className="relative flex base:min-h-8 shrink-0 cursor-pointer items-center gap-2 px-2.5 text-sm hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2 pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={place.id === chosen?.id}
            onChange={() => onChoose(place)}
          />
          {place.kind === "channel" ? <ChannelIcon type={place.type} /> : <FilePlus2 aria-hidden="true" />}
          <span className="min-w-0 flex-1 truncate">
            {place.kind === "channel" ? place.name : "New document"}
          </span>
          {place.workspace.id !== workspaceId && (
            <span className="max-w-40 shrink-0 truncate text-muted text-xs">{place.workspace.name}</span>
          )}
        </label>
      ))}
    </div>
  );
}
