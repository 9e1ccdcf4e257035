import "./events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessLabel } from "./access";
import { LABEL_COLORS, type LabelColor, MAX_LABELS } from "./limits";
import type { Label, LabelChange, NewLabel } from "./schema";

type Row = Omit<Label, "color"> & { color: string };
const select = { id: true, channelId: true, name: true, color: true } as const;
const toLabel = (row: Row): Label => ({ ...row, color: row.color as LabelColor });

/** In the order in which they were made. */
export async function listLabels(actor: Actor, channelId: string, query: { cursor?: string; limit: number }) {
  await accessChannel(actor, channelId, "channel.read");
  const after = cursorId(query.cursor);
  const rows = await db().label.findMany({
    where: { channelId, ...(after && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: query.limit + 1,
    select,
  });
  return toPage(rows.map(toLabel), query.limit, ({ id }) => id);
}

/** @throws AppError conflict where the name is taken, or the channel has enough */
export async function createLabel(actor: Actor, channelId: string, { name, color }: NewLabel) {
  await accessChannel(actor, channelId, "label.manage");
  return transaction(async (tx) => {
    const labels = await lockLabels(tx, channelId);
    assertFree(labels, name);
    return insertLabel(tx, channelId, labels, { name, color });
  });
}

/**
 * The labels of these names, for a write that creates them with something else: those that the channel doesn't have are
 * made. The caller has checked `label.manage`.
 * @throws AppError conflict where the channel has enough
 */
export async function ensureLabels(tx: Transaction, channelId: string, names: readonly string[]) {
  const labels = await lockLabels(tx, channelId);
  for (const name of names) {
    if (labels.some((label) => labelKey(label.name) === labelKey(name))) continue;
    labels.push(await insertLabel(tx, channelId, labels, { name }));
  }
  const keys = new Set(names.map(labelKey));
  return labels.filter(({ name }) => keys.has(labelKey(name))).map(({ id }) => id);
}

async function insertLabel(
  tx: Transaction,
  channelId: string,
  labels: readonly Row[],
  { name, color }: NewLabel,
): Promise<Label> {
  if (labels.length >= MAX_LABELS) {
    throw new AppError("conflict", `A channel has ${MAX_LABELS} labels at most. Delete one first.`);
  }
  const data = { channelId, name, color: color ?? leastUsed(labels) };
  return publishLabel(tx, await tx.label.create({ data, select }));
}

/** @throws AppError conflict where the name is taken */
export async function updateLabel(actor: Actor, labelId: string, change: LabelChange) {
  const { channelId } = await accessLabel(actor, labelId, "label.manage");
  return transaction(async (tx) => {
    const labels = await lockLabels(tx, channelId);
    if (!labels.some(({ id }) => id === labelId)) throw notFound("label");
    if (change.name !== undefined)
      assertFree(
        labels.filter(({ id }) => id !== labelId),
        change.name,
      );
    return publishLabel(tx, await tx.label.update({ where: { id: labelId }, data: change, select }));
  });
}

/** @param ifUnused one that a task has stays */
export async function deleteLabel(actor: Actor, labelId: string, ifUnused: boolean): Promise<void> {
  const { channelId } = await accessLabel(actor, labelId, "label.manage");
  await transaction(async (tx) => {
    await lockLabels(tx, channelId);
    // A task that is getting the label at this moment holds it, and is counted then.
    if (ifUnused) await tx.$queryRaw`SELECT FROM labels WHERE id = ${labelId}::uuid FOR UPDATE`;
    const tasks = ifUnused ? { tasks: { none: { task: { deletedAt: null } } } } : {};
    const { count } = await tx.label.deleteMany({ where: { id: labelId, ...tasks } });
    if (ifUnused && count === 0) return;
    await publish(tx, channelRoom(channelId), "label.deleted", { id: labelId, channelId });
  });
}

/** Changes to the labels of one channel wait for each other. */
export async function lockLabels(tx: Transaction, channelId: string): Promise<Row[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw notFound("channel");
  return tx.label.findMany({ where: { channelId }, select });
}

/** What two names of labels of one channel differ in. */
export const labelKey = (name: string) => name.normalize("NFC").toLowerCase();

function assertFree(labels: readonly Row[], name: string): void {
  const taken = labels.find((label) => labelKey(label.name) === labelKey(name));
  if (taken)
    throw new AppError("conflict", `There is a label “${taken.name}” already.`, { labelId: taken.id });
}

function leastUsed(labels: readonly Row[]): LabelColor {
  const uses = (color: LabelColor) => labels.filter((label) => label.color === color).length;
  return LABEL_COLORS.reduce((least, color) => (uses(color) < uses(least) ? color : least));
}

export async function publishLabel(tx: Transaction, row: Row): Promise<Label> {
  const label = toLabel(row);
  await publish(tx, channelRoom(label.channelId), "label.changed", label);
  return label;
}
