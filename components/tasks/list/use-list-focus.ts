"use client";
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Row } from "./rows";

type TaskRow = Extract<Row, { kind: "task" }>;

const titleOf = (box: HTMLElement | null, rowId: string | null) =>
  box?.querySelector<HTMLElement>(`[data-row="${rowId}"] [data-title]`) ?? null;

/**
 * Which row Tab comes to and keys mean. Where it leaves the list while it has the focus, the one that takes its place
 * gets it.
 * @param rows all that the list has, drawn or not
 */
export function useListFocus(box: RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const tasks = rows.filter((row): row is TaskRow => row.kind === "task");
  const [currentId, setCurrentId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const last = useRef({ number: 0, hadFocus: false });
  const at = tasks.findIndex(({ id }) => id === currentId);
  const current = tasks[at];

  useEffect(() => {
    const active = document.activeElement;
    const isNowhere = !active || active === document.body;
    if (!current) {
      const next = tasks[Math.min(last.current.number, tasks.length - 1)];
      if (currentId === null || !next) return;
      if (isNowhere && last.current.hadFocus) wanted.current = next.id;
      return setCurrentId(next.id);
    }
    last.current = {
      number: at,
      hadFocus: isNowhere ? last.current.hadFocus : Boolean(box.current?.contains(active)),
    };
    if (wanted.current === null) return;
    const title = titleOf(box.current, wanted.current);
    if (title) {
      wanted.current = null;
      title.focus({ preventScroll: true });
      title.closest("li")?.scrollIntoView({ block: "nearest" });
    } else if (box.current) {
      // It isn't drawn: near its place it will be.
      const index = rows.findIndex(({ id }) => id === wanted.current);
      const height = box.current.scrollHeight / Math.max(rows.length, 1);
      if (index < 0) wanted.current = null;
      else box.current.scrollTop = index * height - box.current.clientHeight / 2;
    }
  });

  function focus(row: TaskRow | undefined) {
    if (!row) return;
    wanted.current = row.id;
    setCurrentId(row.id);
    titleOf(box.current, row.id)?.focus({ preventScroll: true });
    titleOf(box.current, row.id)?.closest("li")?.scrollIntoView({ block: "nearest" });
  }

  return {
    /** The row that Tab comes to: the first one at the beginning. */
    tabStopId: current?.id ?? tasks[0]?.id ?? null,
    current,
    tasks,
    focus,
    /** Once the list is drawn anew. */
    focusLater(rowId: string) {
      wanted.current = rowId;
      setCurrentId(rowId);
    },
    step(by: number) {
      focus(tasks[current ? Math.max(0, Math.min(at + by, tasks.length - 1)) : 0]);
    },
    toEnd: (isLast: boolean) => focus(isLast ? tasks.at(-1) : tasks[0]),
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const id = target.closest<HTMLElement>("[data-row]")?.dataset.row;
      if (id && id !== currentId) setCurrentId(id);
    },
  };
}
