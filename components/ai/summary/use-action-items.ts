"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { wordOf } from "@/components/conversions/convert";
import { lastTarget, setLastTarget } from "@/components/conversions/last-target";
import { placesOf } from "@/components/conversions/target-list";
import { toast } from "@/components/ui/toast";
import { convertChannelLinesContract } from "@/lib/conversions/contract";
import { channelPlacesQuery } from "@/lib/conversions/queries";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { useNonce } from "../use-nonce";

/** The proposals of a summary: which of them are ticked, where they would go, and that they were created. */
export function useActionItems(channelId: string, items: readonly string[]) {
  const { id: workspaceId } = useWorkspaceIds();
  const places = useQuery({
    ...channelPlacesQuery(channelId, ""),
    placeholderData: keepPreviousData,
    enabled: items.length > 0,
  });
  const formId = useId();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [last] = useState(lastTarget);
  const made = useNonce();
  const [state, setState] = useState<"open" | "busy" | "made">("open");
  const [error, setError] = useState("");
  const shown = places.data ? placesOf({ ...places.data, workspaces: [] }, workspaceId, last) : [];
  const place = chosenId === null ? shown[0] : shown.find(({ id }) => id === chosenId);
  const target = place?.kind === "channel" ? place : undefined;
  const chosen = items.filter((item) => !left.includes(item));

  async function create() {
    if (!target || chosen.length === 0 || state !== "open") return;
    setState("busy");
    setError("");
    const lines = chosen.map((title) => ({ title }));
    const nonce = made.of(target.id, chosen);
    const body = { lines, channelId: target.id, isWiderKnown: target.isWider, nonce };
    try {
      const { taskIds, channel } = await call(convertChannelLinesContract, { params: { channelId }, body });
      made.done();
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

  async function undo(taskIds: readonly string[]) {
    try {
      for (const taskId of taskIds) await call(deleteTaskContract, { params: { taskId } });
      setState("open");
    } catch (failure) {
      toast.error("Not all of that was undone", { description: problemOf(failure) });
    }
  }

  return {
    ...{ items, chosen, places, shown, place, target, workspaceId, formId, error },
    isBusy: state === "busy",
    isMade: state === "made",
    tick: (item: string, isTicked: boolean) =>
      setLeft((before) => (isTicked ? before.filter((one) => one !== item) : [...before, item])),
    choose: setChosenId,
    create: () => void create(),
  };
}

export type Proposals = ReturnType<typeof useActionItems>;
