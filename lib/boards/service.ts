import "./events";
import { generateKeyBetween } from "fractional-indexing";
import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { idOfNonce, isMadeHere } from "@/lib/http/nonce";
import { toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { lockTasks } from "@/lib/tasks/tree";
import { accessColumn } from "./access";
import { COLUMN_FIELDS, columnsOf, toColumn } from "./columns";
import { MAX_COLUMNS } from "./limits";
import type { Column, ColumnChange, ColumnPosition, NewColumn } from "./schema";

/** All columns of a board in order: they are on one page unless less is asked for. */
export async function listColumns(
  actor: Actor,
  channelId: string,
  query: { cursor?: string; limit: number },
) {
  const columns = await columnsOf(db(), await accessChannel(actor, channelId, "channel.read"));
  const at = columns.findIndex(({ id }) => id === query.cursor);
  if (query.cursor !== undefined && at < 0) {
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  }
  return toPage(columns.slice(at + 1), query.limit, ({ id }) => id);
}

export async function getColumn(actor: Actor, columnId: string): Promise<Column> {
  return named(await columnsOf(db(), await accessColumn(actor, columnId, "channel.read")), columnId);
}

/**
 * The same nonce again gives the column that there is.
 * @throws AppError conflict where the board has enough, and where that column is gone or on another board
 */
export async function createColumn(
  actor: Actor,
  channelId: string,
  { afterId, nonce, ...fields }: NewColumn,
): Promise<Column> {
  const channel = await accessChannel(actor, channelId, "column.manage");
  return transaction(async (tx) => {
    const columns = await lockColumns(tx, channel);
    const id = nonce && idOfNonce("column", actor.userId, nonce);
    if (id && isMadeHere(await findMade(tx, id), channelId, "column")) return named(columns, id);
    if (columns.length >= MAX_COLUMNS) {
      throw new AppError("conflict", `A board has ${MAX_COLUMNS} columns at most. Delete one first.`);
    }
    const position = positionAfter(columns, afterId);
    const data = { ...(id && { id }), ...fields, channelId, position };
    return publishColumn(tx, toColumn(await tx.boardColumn.create({ data, select: COLUMN_FIELDS })));
  });
}

const findMade = async (tx: Transaction, id: string) =>
  (await tx.deletedColumn.findUnique({ where: { id } })) ??
  (await tx.boardColumn
    .findUnique({ where: { id }, select: { channelId: true } })
    .then((column) => column && { ...column, deletedAt: null }));

/** What stands in the column stays as it is. */
export async function updateColumn(actor: Actor, columnId: string, change: ColumnChange): Promise<Column> {
  const channel = await accessColumn(actor, columnId, "column.manage");
  return transaction(async (tx) => {
    const column = named(await lockColumns(tx, channel), columnId);
    return Object.keys(change).length === 0 ? column : writeColumn(tx, columnId, change);
  });
}

/** Where it stands there already, nothing changes. */
export async function moveColumn(
  actor: Actor,
  columnId: string,
  { afterId }: ColumnPosition,
): Promise<Column> {
  const channel = await accessColumn(actor, columnId, "column.manage");
  return transaction(async (tx) => {
    const columns = await lockColumns(tx, channel);
    const column = named(columns, columnId);
    const at = columns.indexOf(column);
    if (afterId === columnId || (columns[at - 1]?.id ?? null) === afterId) return column;
    const others = columns.filter(({ id }) => id !== columnId);
    return writeColumn(tx, columnId, { position: positionAfter(others, afterId) });
  });
}

/** Changes to the columns and the tasks of one board wait for each other. */
export async function lockColumns(tx: Transaction, channel: AccessedChannel): Promise<Column[]> {
  await lockTasks(tx, channel.id);
  return columnsOf(tx, channel);
}

export function named(columns: readonly Column[], columnId: string): Column {
  const column = columns.find(({ id }) => id === columnId);
  if (!column) throw notFound("column");
  return column;
}

/** @param afterId null is the beginning; without one, or where it is gone, it is the end */
function positionAfter(columns: readonly Column[], afterId: string | null | undefined): string {
  const after = columns.findIndex(({ id }) => id === afterId);
  const at = afterId === null ? -1 : after < 0 ? columns.length - 1 : after;
  return generateKeyBetween(columns[at]?.position, columns[at + 1]?.position);
}

async function writeColumn(
  tx: Transaction,
  id: string,
  change: ColumnChange & { position?: string },
): Promise<Column> {
  const data = { ...change, revision: { increment: 1 } };
  return publishColumn(
    tx,
    toColumn(await tx.boardColumn.update({ where: { id }, data, select: COLUMN_FIELDS })),
  );
}

async function publishColumn(tx: Transaction, column: Column): Promise<Column> {
  const { channelId } = column;
  await publish(tx, channelRoom(channelId), "columns.changed", {
    channelId,
    columns: [column],
    deletedIds: [],
  });
  return column;
}
