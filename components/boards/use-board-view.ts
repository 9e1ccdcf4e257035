"use client";
import { useDeferredValue, useMemo, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import type { Column } from "@/lib/boards/schema";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import { useMyZone } from "../tasks/due-text";
import { givenByFilter, isFiltered, matches } from "../tasks/list/arrange";
import { useNow } from "../tasks/list/use-now";
import { useListOptions } from "../tasks/list/view-options";
import { usePeople } from "../tasks/use-people";
import { arrangeBoard } from "./board-order";

export type BoardProps = {
  channel: TreeChannel;
  columns: readonly Column[];
  /** With what is under way, in order. */
  cards: readonly Task[];
  labels: readonly Label[];
};

/** A board as one looks at it: its columns with the cards that a filter shows. */
export function useBoardView({ channel, columns, cards, labels }: BoardProps) {
  const { id: userId } = useMe();
  const [options, setOptions] = useListOptions(channel.id, userId);
  const [text, setText] = useState("");
  const typed = useDeferredValue(text);
  const now = useNow();
  const timeZone = useMyZone();
  const people = usePeople(useMemo(() => [...new Set(cards.flatMap(({ assignees }) => assignees))], [cards]));
  const filter = useMemo(
    () => ({ options, text: typed, now, timeZone, userId, labels, people }),
    [options, typed, now, timeZone, userId, labels, people],
  );
  const isNarrowed = isFiltered(filter);
  const board = useMemo(
    () => arrangeBoard(columns, cards, (card) => !isNarrowed || matches(card, filter)),
    [columns, cards, isNarrowed, filter],
  );
  const given = useMemo(() => givenByFilter({ options, userId }), [options, userId]);
  return { board, isNarrowed, given, options, setOptions, text, setText, now, timeZone, people };
}

export type BoardView = ReturnType<typeof useBoardView>;
