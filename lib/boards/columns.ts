import type { ChannelType } from "@/lib/channels/types";
import { hasColumns } from "@/lib/channels/types";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { LabelColor } from "@/lib/labels/limits";
import type { Column } from "./schema";

export const COLUMN_FIELDS = {
  ...{ id: true, channelId: true, name: true, position: true },
  ...{ color: true, limit: true, isDone: true, revision: true },
} as const;

type Row = Omit<Column, "color"> & { color: string | null };
export const toColumn = (row: Row): Column => ({ ...row, color: row.color as LabelColor | null });

/** The columns of a board, in order; none of a channel of another type. They stay while its tasks are locked. */
export async function columnsOf(
  tx: Pick<Transaction, "boardColumn">,
  { id: channelId, type }: { id: string; type: ChannelType },
): Promise<Column[]> {
  if (!hasColumns(type)) return [];
  const rows = await tx.boardColumn.findMany({
    where: { channelId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: COLUMN_FIELDS,
  });
  return rows.map(toColumn);
}

/** @throws AppError conflict where the column was deleted, or belongs to another board; invalid_input in a list */
export function namedColumn(columns: readonly Column[], columnId: string): Column {
  const column = columns.find(({ id }) => id === columnId);
  if (columns.length === 0) throw new AppError("invalid_input", "columnId: this channel has no columns");
  if (!column) throw new AppError("conflict", "This column isn’t on the board any more. Choose another one.");
  return column;
}

export const isDoneColumn = (columns: readonly Column[], columnId: string | null): boolean =>
  columns.some(({ id, isDone }) => id === columnId && isDone);

/** The first column for what is done, or for what isn't; where there is none, undefined. */
export const firstColumn = (columns: readonly Column[], isDone: boolean): Column | undefined =>
  columns.find((column) => column.isDone === isDone);

/** Where a card stands that comes without a column; null in a channel that has none. */
export const defaultColumn = (columns: readonly Column[], isDone = false): Column | null =>
  firstColumn(columns, isDone) ?? columns[0] ?? null;
