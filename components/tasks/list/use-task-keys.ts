"use client";
import type { KeyboardEvent as ReactKeyboardEvent } from "react";
import { matchesShortcut } from "@/components/shell/shortcut-keys";
import { isApple } from "@/components/ui/platform";
import type { Task } from "@/lib/tasks/schema";
import { type TaskAction, taskActions } from "./task-actions";
import { isBare, useViewKeys } from "./use-view-keys";

type Options = {
  current: () => Task | undefined;
  step: (by: number) => void;
  toEnd: (isLast: boolean) => void;
  add: () => void;
  undo: () => void;
  allows: (action: TaskAction) => boolean;
  run: (action: TaskAction, task: Task) => void;
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

/** The keys of the list, which `task-shortcuts.ts` lists. In fields and while text is composed they are letters. */
export function useTaskKeys(options: Options) {
  function commandOf(event: KeyboardEvent): (() => void) | undefined {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isPlain = isBare(event);
    const step = STEPS[key];
    if (isPlain && step) return () => options.step(step);
    if (isPlain && LISTWIDE[key]) return () => LISTWIDE[key]?.(options);
    const apple = isApple();
    const isSpace = key === " " && isPlain && (event.target as Element).matches("[data-title]");
    const action = taskActions.find(({ id, shortcut }) =>
      isSpace ? id === "toggle" : matchesShortcut(shortcut, event, apple),
    );
    const task = options.current();
    if (!action || !task || !options.allows(action)) return undefined;
    // A key that is held down moves on, and does nothing else twice.
    return event.repeat && !event.altKey ? () => {} : () => options.run(action, task);
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
