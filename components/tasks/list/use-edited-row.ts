"use client";
import { useState } from "react";
import type { Row } from "./rows";

type Held = { row: Extract<Row, { kind: "task" }>; at: number };

/** The rows with the one whose title is edited: it stays in its place though its task left the list meanwhile. */
export function useEditedRow(rows: Row[], editingId: string | null): Row[] {
  const [held, setHeld] = useState<Held | null>(null);
  const at = rows.findIndex((row) => row.kind === "task" && row.task.id === editingId);
  const row = rows[at];
  if (row?.kind === "task") {
    if (held?.row.task !== row.task || held.row.id !== row.id || held.at !== at) setHeld({ row, at });
    return rows;
  }
  return held && held.row.task.id === editingId ? rows.toSpliced(held.at, 0, held.row) : rows;
}
