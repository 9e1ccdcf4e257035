"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { TriangleAlert } from "lucide-react";
import { type FormEvent, useDeferredValue, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import type { TaskLine } from "@/components/documents/blocks/task-lines";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { linePlacesQuery } from "@/lib/conversions/queries";
import { problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { wordOf } from "./convert";
import { convertLines } from "./convert-lines";
import { lastTarget, setLastTarget } from "./last-target";
import { PlaceChoice } from "./place-choice";
import { placesOf } from "./target-list";

type LinesDialogProps = {
  editor: Editor;
  documentId: string;
  /** Whether it is the notes of a task, whose subtasks they can become. */
  isPart: boolean;
  lines: readonly TaskLine[];
  onClose: () => void;
};

/** Where the items of a task list become tasks: Enter takes the place of last time. */
export default function LinesDialog({ editor, documentId, isPart, lines, onClose }: LinesDialogProps) {
  const { id: workspaceId } = useWorkspaceIds();
  const [isUnder, setUnder] = useState(isPart);
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const words = useDeferredValue(search.trim());
  const places = useQuery({
    ...linePlacesQuery(documentId, words),
    placeholderData: keepPreviousData,
    enabled: !isUnder,
  });
  const [last] = useState(lastTarget);
  // Another try after a lost answer makes nothing twice.
  const [nonce] = useState(newId);
  const { data, isPlaceholderData } = places;
  const shown = data ? placesOf({ ...data, workspaces: [] }, workspaceId, last) : [];
  const place = chosenId === null ? shown[0] : shown.find(({ id }) => id === chosenId);
  const target = place?.kind === "channel" ? place : undefined;
  const isCurrent = words === search.trim() && !isPlaceholderData;
  const noneFound = shown.length === 0 && (
    <p className="text-muted text-sm">
      {words ? "No list or board has that name." : "There is no list or board yet. Create one first."}
    </p>
  );
  const count = lines.length;
  const plural = count === 1 ? "" : "s";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || !(isUnder || (target && isCurrent))) return;
    setBusy(true);
    setError("");
    try {
      await convertLines(
        editor,
        documentId,
        lines,
        target && !isUnder
          ? { nonce, channelId: target.id, isWiderKnown: target.isWider }
          : { nonce, parentId: documentId },
      );
      if (target && !isUnder) setLastTarget(target.id);
      onClose();
    } catch (failure) {
      setError(problemOf(failure, "That didn’t work. Try again."));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={count === 1 ? "Turn this item into a task" : `Turn ${count} items into tasks`}
      description={lines
        .map(({ title }) => title)
        .join(" · ")
        .slice(0, 120)}
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        {isPart && <Checkbox label="As subtasks of this task" checked={isUnder} onCheckedChange={setUnder} />}
        {!isUnder && (
          <PlaceChoice
            label="List or board"
            {...{ search, places: shown, chosen: place, workspaceId }}
            hasFailed={places.isError}
            instead={data ? noneFound : !places.isError && <Skeleton className="h-24 w-full" />}
            onSearch={(text) => {
              setSearch(text);
              setChosenId(null);
            }}
            onChoose={({ id }) => setChosenId(id)}
            onRetry={() => void places.refetch()}
          />
        )}
        {!isUnder && target?.isWider && (
          <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} className="rounded-md px-3 py-2">
            People who can’t read this document can read {target.name}. They will see these words there.
          </Banner>
        )}
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            loading={isBusy}
            disabled={!isUnder && (!target || !isCurrent)}
          >
            {isUnder
              ? `Create subtask${plural}`
              : `Create ${target ? wordOf(target.type) : "task"}${plural}${target?.isWider ? " anyway" : ""}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
