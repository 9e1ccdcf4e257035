import type { Person } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/auth/actor";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import type { ChannelRole } from "@/lib/permissions";
import { publishControl } from "@/lib/realtime/publish";
import { nameContains } from "@/lib/sql/names";
import { type AccessedChannel, accessChannel } from "../access";
import type { ChannelMember, ChannelReaders } from "../schema";
import { CHANNEL_IS_VISIBLE, joinPerson } from "../visible-sql";

const withPerson = { user: { select: { id: true, name: true, image: true } } } as const;
type Row = { role: ChannelRole; user: { id: string; name: string; image: string | null } };
const present = ({ role, user }: Row): ChannelMember => ({ ...user, role });

export async function listChannelMembers(
  actor: Actor,
  channelId: string,
  query: { cursor?: string; limit: number },
) {
  await accessChannel(actor, channelId, "channel.read");
  const after = cursorId(query.cursor);
  const rows = await db().channelMember.findMany({
    where: { channelId, ...(after && { userId: { gt: after } }) },
    orderBy: { userId: "asc" },
    take: query.limit + 1,
    include: withPerson,
  });
  return toPage(rows.map(present), query.limit, (member) => member.id);
}

type ReaderPage = { count: number; people: Person[] };

/**
 * Everyone who can read the channel, by name, a page at a time; and how many they are.
 * @param query `search` finds parts of names
 */
export async function listReaders(
  actor: Actor,
  channelId: string,
  query: { cursor?: string; limit: number; search?: string },
): Promise<ChannelReaders> {
  await accessChannel(actor, channelId, "channel.read");
  const { rows } = await pool().query<ReaderPage>({
    name: "readers",
    text: `WITH readers AS MATERIALIZED (
             SELECT r.user_id AS id FROM channels c
             CROSS JOIN LATERAL (
               SELECT user_id FROM memberships WHERE workspace_id = c.workspace_id
               UNION SELECT user_id FROM channel_members WHERE channel_id = c.id) r
             ${joinPerson("r.user_id")}
             WHERE c.id = $1 AND ${CHANNEL_IS_VISIBLE})
           SELECT (SELECT count(*)::int FROM readers) AS count, coalesce(jsonb_agg(p ORDER BY lower(p.name), p.id), '[]') AS people
           FROM (
             SELECT u.id, u.name, u.image FROM readers JOIN users u USING (id)
             WHERE ($2::uuid IS NULL OR (lower(u.name), u.id) > (SELECT lower(name), id FROM users WHERE id = $2))
               AND ($4 = '' OR ${nameContains("u.name", "$4")})
             ORDER BY lower(u.name), u.id LIMIT $3) p`,
    values: [channelId, cursorId(query.cursor), query.limit + 1, query.search ?? ""],
  });
  const { count, people } = rows[0] ?? { count: 0, people: [] };
  return { ...toPage(people, query.limit, ({ id }) => id), count };
}

/** Of these people those of the workspace who can't read the channel; none of a conversation. */
export async function listNonReaders(actor: Actor, channelId: string, userIds: string[]): Promise<Person[]> {
  await accessChannel(actor, channelId, "channel.read");
  const { rows } = await pool().query<Person>({
    name: "non-readers",
    text: `SELECT u.id, u.name, u.image
           FROM channels c
           JOIN users u ON u.id = ANY($2::uuid[])
           ${joinPerson("u.id")}
           WHERE c.id = $1 AND w.role IS NOT NULL AND NOT (${CHANNEL_IS_VISIBLE}) ORDER BY lower(u.name), u.id`,
    values: [channelId, userIds],
  });
  return rows;
}

/** Lets a member of the workspace into the channel, or changes what they may do there. */
export async function setChannelMember(actor: Actor, channelId: string, userId: string, role: ChannelRole) {
  const channel = await accessChannel(actor, channelId, "channel.manageMembers");
  assertNoConversation(channel);
  return transaction(async (tx) => {
    await lockChannel(tx, channelId);
    await assertInWorkspace(tx, channel, userId);
    const where = { channelId_userId: { channelId, userId } };
    const before = await tx.channelMember.findUnique({ where });
    const row = await tx.channelMember.upsert({
      where,
      create: { channelId, userId, role },
      update: { role },
      include: withPerson,
    });
    if (!before) await startAsRead(tx, [channelId], userId);
    await assertManaged(tx, channel);
    await announce(tx, channel, userId);
    return present(row);
  });
}

/** Takes someone out of the channel; everyone may leave by themselves. */
export async function removeChannelMember(actor: Actor, channelId: string, userId: string): Promise<void> {
  const action = userId === actor.userId ? "channel.read" : "channel.manageMembers";
  const channel = await accessChannel(actor, channelId, action);
  assertNoConversation(channel);
  await transaction(async (tx) => {
    await lockChannel(tx, channelId);
    const { count } = await tx.channelMember.deleteMany({ where: { channelId, userId } });
    if (count === 0) throw notFound("member");
    await assertManaged(tx, channel);
    await announce(tx, channel, userId);
  });
}

/** What was said before somebody came isn't unread to them. */
export async function startAsRead(tx: Transaction, channelIds: string[], userId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
    SELECT ${userId}::uuid, id, last_seq, now() FROM channels WHERE id = ANY(${channelIds}::uuid[])
    ON CONFLICT DO NOTHING`;
}

async function announce(tx: Transaction, { id, workspaceId }: AccessedChannel, userId: string) {
  await publishControl(tx, { kind: "access", workspaceId, channelId: id, userIds: [userId] });
}

/** Who comes and goes there is said in the conversation itself. */
function assertNoConversation({ workspaceId }: AccessedChannel): void {
  if (!workspaceId)
    throw new AppError("conflict", "People join and leave a conversation by /api/conversations.");
}

/** Changes to who is in one channel wait for each other. */
async function lockChannel(tx: Transaction, channelId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw notFound("channel");
}

async function assertInWorkspace(tx: Transaction, { workspaceId }: AccessedChannel, userId: string) {
  if (!workspaceId) throw notFound("member");
  // Locked until the commit: a person who is being removed from the workspace must not stay a member of the channel.
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM memberships WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid FOR KEY SHARE`;
  if (rows.length === 0) throw notFound("member");
}

/** Nobody could ever open a private channel again that no one of its members manages. */
async function assertManaged(tx: Transaction, { id, visibility, workspaceId }: AccessedChannel) {
  if (visibility !== "PRIVATE" || !workspaceId) return;
  const leads = { role: { in: ["OWNER", "ADMIN"] as ("OWNER" | "ADMIN")[] }, workspaceId };
  const manager = await tx.channelMember.findFirst({
    where: { channelId: id, OR: [{ role: "MANAGER" }, { user: { memberships: { some: leads } } }] },
  });
  if (!manager) throw new AppError("conflict", "A private channel needs a manager: name another one first.");
}
