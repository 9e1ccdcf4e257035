import { generateKeyBetween } from "fractional-indexing";
import type { Actor } from "@/lib/auth/actor";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { can } from "@/lib/permissions";
import { publishControl } from "@/lib/realtime/publish";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessChannel, channelArchived } from "../access";
import type { TreeChannel } from "../schema";
import { CHANNEL_IS_VISIBLE } from "../visible-sql";
import { presentRow, TREE, type TreeRow } from "./rows";

/** Only where there is a cursor: a condition that may be none keeps PostgreSQL from reusing the statement's plan. */
const AFTER = "AND (c.position, c.id) > (SELECT position, id FROM channels WHERE id = $5)";

/** The channels of a workspace that the actor sees: those in use, or with `archived` those that aren't. */
export async function listChannels(
  actor: Actor,
  workspaceId: string,
  query: { cursor?: string; limit: number; archived: boolean },
) {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const after = cursorId(query.cursor);
  const { rows } = await pool().query<TreeRow>({
    name: after ? "channel tree after" : "channel tree",
    text: `${TREE}
      WHERE c.workspace_id = $2 AND (c.archived_at IS NOT NULL) = $3 AND ${CHANNEL_IS_VISIBLE}
        ${after ? AFTER : ""}
      ORDER BY c.position, c.id LIMIT $4`,
    values: [actor.userId, workspaceId, query.archived, query.limit + 1, ...(after ? [after] : [])],
  });
  return toPage(rows.map(presentRow), query.limit, (channel) => channel.id);
}

/** One channel as it stands in the actor's tree. */
export async function getChannel(actor: Pick<Actor, "userId">, channelId: string): Promise<TreeChannel> {
  const { rows } = await pool().query<TreeRow>({
    name: "channel of tree",
    text: `${TREE} WHERE c.id = $2`,
    values: [actor.userId, channelId],
  });
  const row = rows[0];
  if (!row) throw notFound("channel");
  return presentRow(row);
}

export async function moveChannel(
  actor: Actor,
  channelId: string,
  to: { parentId: string | null; beforeId: string | null },
) {
  const channel = await accessChannel(actor, channelId, "channel.read");
  const { workspaceId, workspaceRole } = channel;
  if (!workspaceId || !workspaceRole || !can(workspaceRole, "channel.reorder")) {
    throw new AppError("forbidden", "Your role in this workspace doesn't allow that.");
  }
  if (channel.isArchived) throw channelArchived();
  await accessPlace(actor, workspaceId, to);
  await transaction(async (tx) => {
    const position = await findPosition(tx, workspaceId, { ...to, channelId });
    await tx.channel.update({ where: { id: channelId }, data: { parentId: to.parentId, position } });
    // The place isn't the same for everyone: each node reads it for its people.
    await publishControl(tx, { kind: "access", workspaceId, channelId });
  });
  return getChannel(actor, channelId);
}

/** Checks that a place in the tree may be used by the actor: nothing is learnt about channels they don't see. */
export async function accessPlace(
  actor: Actor,
  workspaceId: string,
  place: { parentId: string | null; beforeId?: string | null },
) {
  for (const id of [place.parentId, place.beforeId]) {
    if (!id) continue;
    const channel = await accessChannel(actor, id, "channel.read");
    if (channel.workspaceId !== workspaceId) throw notFound("channel");
    if (id === place.parentId && channel.isArchived) {
      throw new AppError("conflict", "Nothing can be put under an archived channel.");
    }
  }
}

/**
 * Finds the position for a channel under `parentId`, before `beforeId` or at the end. Changes to one workspace's tree
 * wait for each other from here to the transaction's end, so that positions stay distinct and no two moves make a cycle.
 * @param place `channelId` is the channel that moves; leave it out for a new one
 * @throws AppError conflict when the channel would come under itself, not_found when the place is gone
 */
export async function findPosition(
  tx: Transaction,
  workspaceId: string,
  place: { parentId: string | null; beforeId: string | null; channelId?: string },
): Promise<string> {
  const { parentId, beforeId, channelId } = place;
  await lockTree(tx, workspaceId);
  if (parentId) {
    const above = await tx.$queryRaw<{ id: string }[]>`
      WITH RECURSIVE above AS (
        SELECT id, parent_id FROM channels WHERE id = ${parentId}::uuid
        UNION SELECT c.id, c.parent_id FROM channels c JOIN above a ON c.id = a.parent_id
      ) SELECT id FROM above`;
    if (above.length === 0) throw notFound("channel");
    if (above.some(({ id }) => id === channelId)) {
      throw new AppError("conflict", "A channel can't be put under itself or under one of its own.");
    }
  }
  const siblings = (await listSiblings(tx, workspaceId, parentId)).filter(({ id }) => id !== channelId);
  if (!beforeId) return generateKeyBetween(siblings.at(-1)?.position, null);
  const index = siblings.findIndex(({ id }) => id === beforeId);
  if (index < 0) throw new AppError("conflict", "The channel to stand before isn't there any more.");
  return generateKeyBetween(siblings[index - 1]?.position, siblings[index]?.position);
}

/** Makes changes to one workspace's tree wait for each other. */
export async function lockTree(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}

/** All siblings in order, those the actor doesn't see included. */
export function listSiblings(tx: Transaction, workspaceId: string, parentId: string | null) {
  return tx.$queryRaw<{ id: string; position: string }[]>`
    SELECT id, position FROM channels
    WHERE workspace_id = ${workspaceId}::uuid AND parent_id IS NOT DISTINCT FROM ${parentId}::uuid
    ORDER BY position, id`;
}
