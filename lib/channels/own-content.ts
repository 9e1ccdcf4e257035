import type { Transaction } from "@/lib/db";
import { type ChannelType, channelTypeOf, hasColumns } from "./types";

/** The columns that a new board has. */
const COLUMNS = [
  { name: "To do", position: "a0" },
  { name: "Doing", position: "a1" },
  { name: "Done", position: "a2", isDone: true },
];

/** Makes what a new channel has from the beginning: its document, which has the channel's id, or its columns. */
export async function insertOwnContent(
  tx: Pick<Transaction, "document" | "boardColumn">,
  { id, type }: { id: string; type: ChannelType },
): Promise<void> {
  const { documentKind: kind } = channelTypeOf(type);
  if (kind) await tx.document.create({ data: { id, channelId: id, kind } });
  if (hasColumns(type))
    await tx.boardColumn.createMany({ data: COLUMNS.map((column) => ({ ...column, channelId: id })) });
}
