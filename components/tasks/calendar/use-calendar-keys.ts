"use client";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isTyping } from "@/components/shell/shortcut-keys";
import { isInputMethodKey } from "@/components/ui/input-method";

type Options = {
  /** Moves a task by so many days. */
  move: (taskId: string, days: number) => void;
  toggle: (taskId: string) => void;
  undo: () => void;
};

const STEPS: Record<string, number> = {
  ...{ j: 1, ArrowRight: 1, ArrowDown: 1 },
  ...{ k: -1, ArrowLeft: -1, ArrowUp: -1 },
};
const DAYS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

/** One task of the calendar has the tab stop; keys go on to others, and Alt with an arrow moves a task. */
export function useCalendarKeys(box: RefObject<HTMLElement | null>, options: Options) {
  const [currentId, setCurrentId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const titleOf = (id: string) => box.current?.querySelector<HTMLElement>(`[data-task="${id}"] [data-title]`);
  useEffect(() => {
    const title = wanted.current && titleOf(wanted.current);
    if (!title) return;
    wanted.current = null;
    title.focus();
  });

  function step(id: string | undefined, by: number) {
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-task]") ?? [])];
    const at = all.findIndex(({ dataset }) => dataset.task === id);
    const next = all[Math.max(0, Math.min(at + by, all.length - 1))];
    next?.querySelector<HTMLElement>("[data-title]")?.focus();
  }
  function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, id: string | undefined) {
    if (ctrlKey || metaKey || shiftKey) return undefined;
    const days = DAYS[key];
    if (altKey) return id && days ? () => options.move(id, days) : undefined;
    const by = STEPS[key.length === 1 ? key.toLowerCase() : key];
    if (by) return () => step(id, by);
    if (key === "x" && id) return () => options.toggle(id);
    if (key === "n") return () => addButton(id)?.click();
    return key === "z" ? options.undo : undefined;
  }
  /** Of the day of the task, or of today. */
  function addButton(id: string | undefined) {
    const day = (id && titleOf(id)?.closest("[data-day]")) || box.current?.querySelector("[data-today]");
    return day?.querySelector<HTMLElement>("[data-add]");
  }

  return {
    currentId,
    focusLater(id: string) {
      wanted.current = id;
      setCurrentId(id);
    },
    onFocus({ target }: { target: EventTarget }) {
      const id = target instanceof Element && target.closest<HTMLElement>("[data-task]")?.dataset.task;
      if (id && id !== currentId) setCurrentId(id);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const { target, currentTarget } = event;
      if (!(target instanceof Element) || !currentTarget.contains(target)) return;
      if (event.defaultPrevented || isInputMethodKey(event.nativeEvent) || isTyping(target)) return;
      const command = commandOf(event, target.closest<HTMLElement>("[data-task]")?.dataset.task);
      if (!command) return;
      event.preventDefault();
      command();
    },
  };
}
