"use client";
import { type KeyboardEvent, useRef } from "react";
import { fold } from "@/components/ui/fold";
import type { TreeRow } from "./channel-node";

type TreeKeys = {
  rows: readonly TreeRow[];
  focus: (id: string) => void;
  setExpanded: (id: string, expanded: boolean) => void;
};

/** The keys of the ARIA tree pattern: arrows, Home, End and typing the start of a name. Enter is the link's own. */
export function useTreeKeys({ rows, focus, setExpanded }: TreeKeys) {
  const typed = useRef({ text: "", at: 0 });

  function findByName(letter: string, from: number, now: number) {
    const continues = now - typed.current.at < 600;
    typed.current = { text: continues ? typed.current.text + letter : letter, at: now };
    const { text } = typed.current;
    const start = text.length === 1 ? from + 1 : from;
    const order = [...rows.slice(start), ...rows.slice(0, start)];
    return order.find((row) => fold(row.node.name).startsWith(fold(text)));
  }

  return function onKeyDown(event: KeyboardEvent<HTMLElement>, id: string) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.findIndex((row) => row.node.id === id);
    const row = rows[index];
    if (!row) return;
    let target: string | undefined;

    switch (event.key) {
      case "ArrowDown":
        target = rows[index + 1]?.node.id;
        break;
      case "ArrowUp":
        target = rows[index - 1]?.node.id;
        break;
      case "Home":
        target = rows[0]?.node.id;
        break;
      case "End":
        target = rows.at(-1)?.node.id;
        break;
      case "ArrowRight":
        if (row.isExpanded === false) setExpanded(id, true);
        else if (row.isExpanded) target = rows[index + 1]?.node.id;
        break;
      case "ArrowLeft":
        if (row.isExpanded) setExpanded(id, false);
        else target = row.parentId;
        break;
      default:
        if (event.key.length !== 1 || event.key === " ") return;
        target = findByName(event.key.toLowerCase(), index, event.timeStamp)?.node.id;
        if (!target) return;
    }
    event.preventDefault();
    if (target) focus(target);
  };
}
