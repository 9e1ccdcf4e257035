import "../events";
import "@/lib/tasks/events";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { type Act, markDone } from "@/lib/tasks/completion/marks";
import { putInto, recordColumns } from "@/lib/tasks/order/columns";
import { publishChange } from "@/lib/tasks/publish-tasks";
import { accessColumn } from "../access";
import { namedColumn } from "../columns";
import type { Column, ColumnDeletion } from "../schema";
import { lockColumns, named } from "../service";

/** Of more cards than these an event doesn't name each: their lists are read again. */
const MAX_NAMED = 200;

/**
 * Deletes a column. The cards in it go to the end of another one: they are completed where that is for what is done, and
 * reopened nowhere. What is archived or deleted has no column any more.
 * @throws AppError conflict where cards stand in it and no other column is given, and for the last one; invalid_input
 * where its cards would go to itself
 */
export async function deleteColumn(
  actor: Actor,
  columnId: string,
  { moveTo }: ColumnDeletion,
): Promise<void> {
  const channel = await accessColumn(actor, columnId, "column.manage");
  if (moveTo === columnId) {
    throw new AppError("invalid_input", "moveTo: is the column that is deleted. Choose another one.");
  }
  await transaction(async (tx) => {
    const columns = await lockColumns(tx, channel);
    named(columns, columnId);
    if (columns.length === 1) {
      throw new AppError("conflict", "A board has at least one column. Add another one first.");
    }
    const others = columns.filter(({ id }) => id !== columnId);
    const to = moveTo === undefined ? null : namedColumn(others, moveTo);
    await moveCards(tx, { actor, channel, columns }, columnId, to);
    await tx.boardColumn.delete({ where: { id: columnId } });
    const { id: channelId } = channel;
    await tx.deletedColumn.create({ data: { id: columnId, channelId } });
    const deletedIds = [columnId];
    await publish(tx, channelRoom(channelId), "columns.changed", { channelId, columns: [], deletedIds });
  });
}

async function moveCards(tx: Transaction, act: Act, columnId: string, to: Column | null): Promise<void> {
  const cards = await tx.task.findMany({
    where: { columnId, archivedAt: null, deletedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  if (cards.length === 0) return;
  if (!to) {
    const message = `This column has ${cards.length === 1 ? "a card" : `${cards.length} cards`}. Choose the column to move ${cards.length === 1 ? "it" : "them"} to.`;
    throw new AppError("conflict", message, { cards: cards.length });
  }
  const { id: channelId } = act.channel;
  const open = to.isDone ? cards.filter(({ completedAt }) => !completedAt) : [];
  await putInto(tx, { channelId, columnId: to.id }, cards, undefined);
  await recordColumns(tx, act, cards, to);
  // The next ones of what repeats stand in no column that goes.
  const columns = act.columns.filter(({ id }) => id !== columnId);
  const done = await markDone(
    tx,
    { ...act, columns },
    open.map((card) => ({ ...card, columnId: to.id })),
  );
  const ids = [...cards.map(({ id }) => id), ...done.ids];
  if (ids.length > MAX_NAMED) await publish(tx, channelRoom(channelId), "tasks.repositioned", { channelId });
  else await publishChange(tx, channelId, { ids, deletedIds: [] });
}
