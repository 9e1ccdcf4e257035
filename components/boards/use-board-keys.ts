"use client";
import type { Task } from "@/lib/tasks/schema";
import { actionOfKey } from "../tasks/actions/action-of-key";
import type { TaskAction, Tasks } from "../tasks/actions/task-actions";
import { isBare, useViewKeys } from "../tasks/list/use-view-keys";

type Options = {
  current: Task | undefined;
  step: (by: number) => void;
  toColumn: (direction: "left" | "right") => void;
  toEnd: (isLast: boolean) => void;
  add: () => void;
  undo: () => void;
  /** Undefined where nothing is selected. */
  clear: (() => void) | undefined;
  /** All that an act on a card is for. */
  together: (card: Task) => Tasks;
  allows: (action: TaskAction) => boolean;
  run: (action: TaskAction, cards: Tasks) => void;
};

const PAGE = 10;
const KEYS: Record<string, (options: Options) => void> = {
  ArrowDown: ({ step }) => step(1),
  j: ({ step }) => step(1),
  ArrowUp: ({ step }) => step(-1),
  k: ({ step }) => step(-1),
  PageDown: ({ step }) => step(PAGE),
  PageUp: ({ step }) => step(-PAGE),
  ArrowLeft: ({ toColumn }) => toColumn("left"),
  ArrowRight: ({ toColumn }) => toColumn("right"),
  Home: ({ toEnd }) => toEnd(false),
  End: ({ toEnd }) => toEnd(true),
  n: ({ add }) => add(),
  z: ({ undo }) => undo(),
};
/** The keys that work where nothing has the focus. */
const OF_BOARD = new Set(["j", "k", "n", "z"]);

const nameOf = ({ key }: KeyboardEvent) => (key.length === 1 ? key.toLowerCase() : key);

const isOnCard = ({ target }: KeyboardEvent, { id }: Task) =>
  target instanceof Element && target.closest<HTMLElement>("[data-card]")?.dataset.card === id;

/** The keys of a board, which `actions/task-shortcuts.ts` lists. */
export function useBoardKeys(options: Options) {
  function commandOf(event: KeyboardEvent): (() => void) | undefined {
    const key = nameOf(event);
    const command = isBare(event) ? KEYS[key] : undefined;
    if (command) return () => command(options);
    if (key === "Escape") return options.clear;
    const action = actionOfKey("board", event);
    const card = options.current;
    // On a button of a column, a key that is meant for a card must not do anything to the last one.
    if (!action || !card || !options.allows(action) || !isOnCard(event, card)) return undefined;
    // A key that is held down moves on, and does nothing else twice.
    if (event.repeat && !event.altKey) return () => {};
    return () => options.run(action, action.isForOne ? [card] : options.together(card));
  }
  return useViewKeys(commandOf, (event) => isBare(event) && OF_BOARD.has(nameOf(event)));
}
