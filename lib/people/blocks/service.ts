import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish, publishControl } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessPerson } from "../access";
import { publishPerson } from "../publish";

/** The list is read whenever something about the person is published. */
const MAX_BLOCKS = 1_000;

export async function listBlocks(actor: Actor, query: { cursor?: string; limit: number }) {
  const after = cursorId(query.cursor);
  const rows = await db().block.findMany({
    where: { blockerId: actor.userId, ...(after && { blockedId: { gt: after } }) },
    orderBy: { blockedId: "asc" },
    take: query.limit + 1,
    select: { blocked: { select: { id: true, name: true, image: true } } },
  });
  return toPage(
    rows.map(({ blocked }) => blocked),
    query.limit,
    (person) => person.id,
  );
}

/** The blocked person isn't notified; the actor is offline to them from now on. Blocking again changes nothing. */
export async function blockPerson(actor: Actor, blockedId: string): Promise<void> {
  if (blockedId === actor.userId) throw new AppError("conflict", "You can’t block yourself.");
  await accessPerson(actor, blockedId);
  const { userId: blockerId, name, image } = actor;
  await transaction(async (tx) => {
    if ((await tx.block.count({ where: { blockerId } })) >= MAX_BLOCKS) {
      throw new AppError("conflict", `Unblock another person first: you have blocked ${MAX_BLOCKS} people.`);
    }
    await tx.block.createMany({ data: { blockerId, blockedId }, skipDuplicates: true });
    await announce(tx, blockerId, blockedId);
    const room = userRoom(blockedId);
    await publish(tx, room, "presence.changed", {
      people: [{ userId: blockerId, presence: "offline" }],
    });
    await publish(tx, room, "person.updated", { id: blockerId, name, image, status: null });
  });
}

export async function unblockPerson(actor: Actor, blockedId: string): Promise<void> {
  const { userId: blockerId } = actor;
  await transaction(async (tx) => {
    const { count } = await tx.block.deleteMany({ where: { blockerId, blockedId } });
    if (count === 0) throw notFound("block");
    await announce(tx, blockerId, blockedId);
    await publishPerson(tx, blockerId);
  });
}

/** Updates the nodes' presence filters, and the block list on the person's own devices. */
async function announce(tx: Parameters<typeof publish>[0], blockerId: string, blockedId: string) {
  await publishControl(tx, { kind: "person", userIds: [blockerId, blockedId] });
  await publish(tx, userRoom(blockerId), "block.changed", { userId: blockedId });
}
