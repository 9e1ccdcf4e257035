import "../events";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type { Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";

/** Beyond this length of a key, the tasks of one order get new ones. */
const MAX_KEY = 64;

/** The tasks that are in one order: under the same parent, or in the same column. */
type Order = { channelId: string; parentId: string | null; columnId: string | null };

export type Place = Order & {
  /** Null is the beginning. Without one, or where it is gone, it is the end. */
  afterId: string | null | undefined;
  /** The tasks that move; leave them out for new ones. */
  taskIds?: readonly string[];
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
 * Finds the keys of a place, among all tasks of its order: done, archived and deleted ones as well, since they come back.
 * The channel's tasks must be locked.
 */
export async function findPositions(tx: Transaction, place: Place, count: number): Promise<string[]> {
  const keys = between(await findNeighbors(tx, place), count);
  if (keys !== null) return keys;
  await giveNewKeys(tx, place);
  const { before, next } = await findNeighbors(tx, place);
  return generateNKeysBetween(before?.position, next?.position, count);
}

/** The key of one task in a place. */
export async function findPosition(tx: Transaction, place: Place): Promise<string> {
  const [key = generateKeyBetween(null, null)] = await findPositions(tx, place, 1);
  return key;
}

type Neighbors = { before: Positioned | null; next: Positioned | null };

/** Null where new keys are needed: an import may have left equal ones. */
function between({ before, next }: Neighbors, count: number): string[] | null {
  if (before && next && before.position >= next.position) return null;
  const keys = generateNKeysBetween(before?.position, next?.position, count);
  return keys.some((key) => key.length > MAX_KEY) ? null : keys;
}

async function findNeighbors(
  tx: Transaction,
  { channelId, parentId, columnId, afterId, taskIds = [] }: Place,
): Promise<Neighbors> {
  const others = { channelId, parentId, columnId, id: { notIn: [...taskIds] } };
  const first = (where: Prisma.TaskWhereInput) => tx.task.findFirst({ where, orderBy: inOrder, select });
  if (afterId === null) return { before: null, next: await first(others) };
  const after = afterId
    ? await tx.task.findFirst({ where: { AND: [others, { id: afterId, deletedAt: null }] }, select })
    : null;
  if (after) return { before: after, next: await first({ AND: [others, isBehind(after)] }) };
  return { before: await tx.task.findFirst({ where: others, orderBy: fromEnd, select }), next: null };
}

async function giveNewKeys(tx: Transaction, { channelId, parentId, columnId }: Order): Promise<void> {
  const rows = await tx.task.findMany({
    where: { channelId, parentId, columnId },
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

/** Whether a task of this order already stands there: no open one lies between, in a column none that isn't archived. */
export async function isInPlace(tx: Transaction, task: Positioned, place: Place): Promise<boolean> {
  const { channelId, parentId, columnId, afterId } = place;
  if (afterId === undefined) return false;
  if (afterId === task.id) return true;
  const siblings = { channelId, parentId, columnId, deletedAt: null };
  const after =
    afterId &&
    (await tx.task.findFirst({ where: { AND: [siblings, { id: afterId }, isBefore(task)] }, select }));
  if (afterId && !after) return false;
  const shown = { ...siblings, ...(columnId ? { archivedAt: null } : { completedAt: null }) };
  const between = await tx.task.findFirst({
    where: { AND: [shown, isBefore(task), after ? isBehind(after) : {}] },
    select: { id: true },
  });
  return between === null;
}
