"use client";
import { createContext, useContext } from "react";
import type { Person } from "@/lib/accounts/schema";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import type { CardMutations } from "./card-mutations";
import type { ColumnMutations } from "./column-mutations";

/** What all columns and cards of a board have in common, and what one does there. It stays the same while cards move. */
export type BoardContext = {
  channel: TreeChannel;
  /** What the person may do here, where the channel isn't archived. */
  can: { add: boolean; edit: boolean; delete: boolean; arrange: boolean };
  mutations: CardMutations;
  columnMutations: ColumnMutations;
  open: (card: Task) => void;
  /** With Shift all from the last one that was selected. */
  select: (card: Task, isRange: boolean) => void;
  /** Null ends it; the card takes the focus where a key did that. */
  edit: (cardId: string | null, byKey?: boolean) => void;
  /** What was typed into the titles of cards and isn't saved, by card. */
  typedTitles: Map<string, string>;
  openMenu: (card: Task, at: { x: number; y: number }, byKeyboard: boolean) => void;
  /** All that an act on a card is for: it alone, or all that are selected with it. */
  together: (card: Task) => readonly Task[];
  /** How a column brings one of its cards into view that may not be drawn. */
  scrollers: Map<string, (index: number) => void>;
};

/** What cards are drawn by beside themselves: it changes with the clock, with people and labels, and with the filter. */
export type BoardFacts = {
  now: Date;
  timeZone: string;
  labels: ReadonlyMap<string, Label>;
  people: ReadonlyMap<string, Person>;
  /** Those whom a card can be assigned to. */
  readers: readonly Person[];
  isFiltered: boolean;
  /** The cards on which I have begun a comment. */
  begun: ReadonlySet<string | null>;
};

/** Which cards have what one of them has at a time: a list draws those anew that this is about. */
export type BoardMarks = {
  /** The card that Tab comes to. */
  tabStopId: string | null;
  /** The card of which a fact is chosen. */
  pickedId: string | null;
  /** The card whose title is edited in its place. */
  editingId: string | null;
  selected: ReadonlySet<string>;
  dragged: ReadonlySet<string>;
};

const Marks = createContext<BoardMarks>({
  ...{ tabStopId: null, pickedId: null, editingId: null, selected: new Set(), dragged: new Set() },
});
export const BoardMarksProvider = Marks;
export const useBoardMarks = () => useContext(Marks);

/** What of that is about one card. */
export const marksOf = ({ tabStopId, pickedId, editingId, selected, dragged }: BoardMarks, id: string) => ({
  isTabStop: tabStopId === id,
  isPicked: pickedId === id,
  isEdited: editingId === id,
  isSelected: selected.has(id),
  isDragged: dragged.has(id),
});

const Context = createContext<BoardContext | null>(null);
export const BoardProvider = Context;

export function useBoard(): BoardContext {
  const board = useContext(Context);
  if (!board) throw new Error("This needs a board above it");
  return board;
}

const Facts = createContext<BoardFacts | null>(null);
export const BoardFactsProvider = Facts;

export function useBoardFacts(): BoardFacts {
  const facts = useContext(Facts);
  if (!facts) throw new Error("This needs a board above it");
  return facts;
}
