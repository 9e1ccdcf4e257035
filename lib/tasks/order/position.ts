import "../events";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";

/** Beyond this length of a key, the tasks under one parent get new ones. */
const MAX_KEY = 64;

export type Place = {
  channelId: string;
  parentId: string | null;
  /** Null is the beginning. Without one, or where it is gone, it is the end. */
  afterId: string | null | undefined;
  /** The task that moves; leave it out for a new one. */
  taskId?: string;
};

type Positioned = { id: string; position: string };
const select = { id: true, position: true } as const;
const inOrder = [{ position: "asc" }, { id: "asc" }] satisfies Prisma.TaskOrderByWithRelationInput[];
const fromEnd = [{ position: "desc" }, { id: "desc" }] satisfies Prisma.TaskOrderByWithRelationInput[];

const isBehind = ({ position, id }: Positioned) =>
  ({ OR: [{ position: { gt: position } }, { position, id: { gt: id } }] }) satisfies Prisma.TaskWhereInput;
const isBefore = ({ position, id }: Positioned) =>
  ({ OR: [{ position: { lt: position } }, { position, id: { lt: id } }] }) satisfies Prisma.TaskWhereInput;

/**
 * Finds the key of a place, among all tasks under its parent: done and deleted ones as well, since they come back. The
 * channel's tasks must be locked.
 */
export async function findPosition(tx: Transaction, place: Place): Promise<string> {
  const key = between(await findNeighbors(tx, place));
  if (key !== null) return key;
  await giveNewKeys(tx, place);
  const { before, next } = await findNeighbors(tx, place);
  return generateKeyBetween(before?.position, next?.position);
}

type Neighbors = { before: Positioned | null; next: Positioned | null };

/** Null where new keys are needed: an import may have left equal ones. */
function between({ before, next }: Neighbors): string | null {
  if (before && next && before.position >= next.position) return null;
  const key = generateKeyBetween(before?.position, next?.position);
  return key.length > MAX_KEY ? null : key;
}

async function findNeighbors(
  tx: Transaction,
  { channelId, parentId, afterId, taskId }: Place,
): Promise<Neighbors> {
  const others = { channelId, parentId, ...(taskId && { NOT: { id: taskId } }) };
  const first = (where: Prisma.TaskWhereInput) => tx.task.findFirst({ where, orderBy: inOrder, select });
  if (afterId === null) return { before: null, next: await first(others) };
  const after = afterId
    ? await tx.task.findFirst({ where: { AND: [others, { id: afterId, deletedAt: null }] }, select })
    : null;
  if (after) return { before: after, next: await first({ AND: [others, isBehind(after)] }) };
  return { before: await tx.task.findFirst({ where: others, orderBy: fromEnd, select }), next: null };
}

async function giveNewKeys(tx: Transaction, { channelId, parentId }: Place): Promise<void> {
  const rows = await tx.task.findMany({
    where: { channelId, parentId },
    orderBy: inOrder,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  const keys = generateNKeysBetween(null, null, ids.length);
  await tx.$executeRaw`
    UPDATE tasks t SET position = n.position, revision = t.revision + 1
    FROM unnest(${ids}::uuid[], ${keys}::text[]) AS n(id, position) WHERE t.id = n.id`;
  await publish(tx, channelRoom(channelId), "tasks.repositioned", { channelId });
}

/** Whether a task already stands there: no open one lies between. */
export async function isInPlace(tx: Transaction, task: Positioned, place: Place): Promise<boolean> {
  const { channelId, parentId, afterId } = place;
  if (afterId === undefined) return false;
  if (afterId === task.id) return true;
  const siblings = { channelId, parentId, deletedAt: null };
  const after =
    afterId &&
    (await tx.task.findFirst({ where: { AND: [siblings, { id: afterId }, isBefore(task)] }, select }));
  if (afterId && !after) return false;
  const open = { ...siblings, completedAt: null };
  const between = await tx.task.findFirst({
    where: { AND: [open, isBefore(task), after ? isBehind(after) : {}] },
    select: { id: true },
  });
  return between === null;
}
