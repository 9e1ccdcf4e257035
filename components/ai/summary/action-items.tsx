"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { wordOf } from "@/components/conversions/convert";
import { lastTarget, setLastTarget } from "@/components/conversions/last-target";
import { placesOf, TargetList } from "@/components/conversions/target-list";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { convertChannelLinesContract } from "@/lib/conversions/contract";
import { channelPlacesQuery } from "@/lib/conversions/queries";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { deleteTaskContract } from "@/lib/tasks/contract";

type ActionItemsProps = { channelId: string; items: readonly string[] };

/** What a summary says is to be done, as proposals: only those that one leaves ticked become tasks, once one says so. */
export function ActionItems({ channelId, items }: ActionItemsProps) {
  const { id: workspaceId } = useWorkspaceIds();
  const places = useQuery({ ...channelPlacesQuery(channelId, ""), placeholderData: keepPreviousData });
  const [left, setLeft] = useState<readonly string[]>([]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [last] = useState(lastTarget);
  // Another try after a lost answer makes nothing twice.
  const [nonce] = useState(newId);
  const [state, setState] = useState<"open" | "busy" | "made">("open");
  const [error, setError] = useState("");
  const shown = places.data ? placesOf({ ...places.data, workspaces: [] }, workspaceId, last) : [];
  const place = chosenId === null ? shown[0] : shown.find(({ id }) => id === chosenId);
  const target = place?.kind === "channel" ? place : undefined;
  const chosen = items.filter((item) => !left.includes(item));
  const isMade = state === "made";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!target || chosen.length === 0 || state !== "open") return;
    setState("busy");
    setError("");
    const lines = chosen.map((title) => ({ title }));
    const body = { lines, channelId: target.id, isWiderKnown: target.isWider, nonce };
    try {
      const { taskIds, channel } = await call(convertChannelLinesContract, { params: { channelId }, body });
      setLastTarget(target.id);
      setState("made");
      const word = `${wordOf(channel.type)}${taskIds.length === 1 ? " was" : "s were"}`;
      toast.success(`${taskIds.length} ${word} made in ${channel.name}`, {
        action: { label: "Undo", onClick: () => void undo(taskIds) },
      });
    } catch (failure) {
      setError(problemOf(failure, "That didn’t work. Try again."));
      setState("open");
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2 border-line border-t pt-3">
      <fieldset className="flex flex-col gap-1" disabled={isMade}>
        <legend className="pb-1 font-semibold text-sm">Action items</legend>
        {items.map((item) => (
          <Checkbox
            key={item}
            label={item}
            checked={!left.includes(item)}
            disabled={isMade}
            onCheckedChange={(isTicked) =>
              setLeft((before) => (isTicked ? before.filter((one) => one !== item) : [...before, item]))
            }
          />
        ))}
      </fieldset>
      {places.isPending && <Skeleton className="h-24 w-full" />}
      {places.data && !isMade && shown.length > 0 && (
        <TargetList
          places={shown}
          chosen={place}
          workspaceId={workspaceId}
          onChoose={({ id }) => setChosenId(id)}
        />
      )}
      {places.data && shown.length === 0 && (
        <p className="text-muted text-sm">
          There is no list or board yet. Create one to make tasks of these.
        </p>
      )}
      {target?.isWider && !isMade && (
        <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} className="rounded-md px-3 py-2">
          People who can’t read this conversation can read {target.name}. They will see these words there.
        </Banner>
      )}
      {(error || places.isError) && (
        <p role="alert" className="text-danger text-sm">
          {error || "The lists and boards couldn’t be loaded. Close this and try again."}
        </p>
      )}
      {target && (
        <Button
          type="submit"
          variant="primary"
          className="self-end"
          loading={state === "busy"}
          disabled={isMade || chosen.length === 0}
        >
          {isMade ? "Created" : createLabel(wordOf(target.type), chosen.length, target.isWider)}
        </Button>
      )}
    </form>
  );
}

const createLabel = (word: string, count: number, isWider: boolean) =>
  `Create ${count} ${word}${count === 1 ? "" : "s"}${isWider ? " anyway" : ""}`;

async function undo(taskIds: readonly string[]): Promise<void> {
  try {
    for (const taskId of taskIds) await call(deleteTaskContract, { params: { taskId } });
  } catch (error) {
    toast.error("Not all of that was undone", { description: problemOf(error) });
  }
}
