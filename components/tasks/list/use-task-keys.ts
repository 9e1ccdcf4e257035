"use client";
import type { KeyboardEvent as ReactKeyboardEvent } from "react";
import type { Task } from "@/lib/tasks/schema";
import { actionOfKey } from "../actions/action-of-key";
import { TASK_ACTIONS, type TaskAction, type Tasks } from "../actions/task-actions";
import { isBare, useViewKeys } from "./use-view-keys";

type Options = {
  place: "list" | "mine";
  current: () => Task | undefined;
  step: (by: number) => void;
  toEnd: (isLast: boolean) => void;
  add: () => void;
  undo: () => void;
  allows: (action: TaskAction, tasks: Tasks) => boolean;
  run: (action: TaskAction, tasks: Tasks) => void;
};

const PAGE = 10;
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
};
const LISTWIDE: Record<string, (options: Options) => void> = {
  Home: ({ toEnd }) => toEnd(false),
  End: ({ toEnd }) => toEnd(true),
  n: ({ add }) => add(),
  a: ({ add }) => add(),
  z: ({ undo }) => undo(),
};
/** The keys that work where nothing has the focus. */
const OF_LIST = new Set(["j", "k", "n", "a", "z"]);

/** The keys of the list, which `actions/task-shortcuts.ts` lists. In fields and while text is composed they are letters. */
export function useTaskKeys(options: Options) {
  function commandOf(event: KeyboardEvent): (() => void) | undefined {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isPlain = isBare(event);
    const step = STEPS[key];
    if (isPlain && step) return () => options.step(step);
    if (isPlain && LISTWIDE[key]) return () => LISTWIDE[key]?.(options);
    const isSpace = key === " " && isPlain && (event.target as Element).matches("[data-title]");
    const action = isSpace ? TASK_ACTIONS.toggle : actionOfKey(options.place, event);
    const task = options.current();
    if (!action || !task || !options.allows(action, [task])) return undefined;
    // A key that is held down moves on, and does nothing else twice.
    return event.repeat && !event.altKey ? () => {} : () => options.run(action, [task]);
  }

  const isOfList = (event: KeyboardEvent) => isBare(event) && OF_LIST.has(event.key.toLowerCase());
  return {
    ...useViewKeys(commandOf, isOfList),
    /** A button is pressed when Space is released. */
    onKeyUp(event: ReactKeyboardEvent<HTMLElement>) {
      if (event.key === " " && (event.target as Element).matches("[data-title]")) event.preventDefault();
    },
  };
}
