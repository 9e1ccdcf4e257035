import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { type ChannelAction, type ChannelRole, channelRoleOf, type WorkspaceRole } from "@/lib/permissions";
import { isAllowed, isInRole } from "./policy";
import type { ChannelType } from "./schema";

/** A channel that an actor may do something with, and what they are there. */
export type AccessedChannel = {
  id: string;
  workspaceId: string | null;
  type: ChannelType;
  visibility: "WORKSPACE" | "PRIVATE";
  defaultRole: ChannelRole;
  name: string;
  topic: string;
  lastSeq: number;
  isArchived: boolean;
  role: ChannelRole;
  /** Null for DIRECT and GROUP. */
  workspaceRole: WorkspaceRole | null;
  /** A DIRECT of two people one of whom has blocked the other: it can be read, nothing more. */
  isApart: boolean;
};

type Row = Omit<AccessedChannel, "role"> & { memberRole: ChannelRole | null };

/**
 * Whether a channel is visible, in SQL, over channels c, memberships w and channel_members m of one person. It says
 * what `channelRoleOf` says; a test holds the two together.
 */
export const CHANNEL_IS_VISIBLE = isVisible("c", "m");

/** The same of any channel of the workspace w, by what tables it and the person's place in it are called. */
export function isVisible(channel: string, member: string): string {
  return `(${member}.role IS NOT NULL OR (${channel}.visibility = 'WORKSPACE' AND w.role IS DISTINCT FROM 'GUEST'))
    AND w.role IS NOT NULL`;
}

/** Whether one of a DIRECT's people has blocked the other, in SQL over channels c; other types cost nothing. */
export const IS_APART = `CASE WHEN c.type = 'DIRECT' THEN EXISTS (
    SELECT FROM blocks b WHERE c.direct_key IN (b.blocker_id || ':' || b.blocked_id, b.blocked_id || ':' || b.blocker_id)
      AND b.blocker_id IN (SELECT user_id FROM channel_members WHERE channel_id = c.id))
  ELSE false END`;

/**
 * What one person is in a channel, in SQL over the same tables; null where it doesn't exist for them. For the one hot
 * path that checks and writes in a single statement; `accessChannel` says the same, and why not.
 */
export const CHANNEL_ROLE = `CASE
    WHEN c.workspace_id IS NULL THEN m.role
    WHEN ${CHANNEL_IS_VISIBLE} THEN
      CASE WHEN w.role IN ('OWNER', 'ADMIN') THEN 'MANAGER' ELSE coalesce(m.role, c.default_role) END
  END`;

/**
 * The only way to a channel, for HTTP, sockets and documents alike.
 * @param noun what a caller who can't see it is told there is none of
 * @throws AppError not_found where the actor can't see it, forbidden where they see it but may not, conflict where it
 * is archived
 */
export async function accessChannel(
  actor: Pick<Actor, "userId">,
  channelId: string,
  action: ChannelAction,
  noun = "channel",
): Promise<AccessedChannel> {
  const channel = await findChannel(actor.userId, channelId);
  if (!channel) throw notFound(noun);
  assertAllowed(channel, action);
  return channel;
}

/** @throws AppError forbidden where the role doesn't allow it, conflict where the channel is archived */
export function assertAllowed(channel: AccessedChannel, action: ChannelAction): void {
  if (!isInRole(channel, action)) {
    throw new AppError("forbidden", "Your role in this channel doesn't allow that.");
  }
  // Who has blocked whom is nobody's business: both are told the same.
  if (channel.isApart && !isAllowed(channel, action)) {
    throw new AppError("forbidden", "You can’t write to this person.");
  }
  if (!isAllowed(channel, action)) throw channelArchived();
}

export const channelArchived = () =>
  new AppError("conflict", "This channel is archived: it can be read, not changed. Restore it first.");

async function findChannel(userId: string, channelId: string): Promise<AccessedChannel | null> {
  // Nearly every request comes through here: raw SQL, one round trip.
  const { rows } = await pool().query<Row>({
    name: "access channel",
    text: `SELECT c.id, c.workspace_id AS "workspaceId", c.type, c.visibility,
             c.default_role AS "defaultRole", c.name, c.topic, c.last_seq AS "lastSeq",
             c.archived_at IS NOT NULL AS "isArchived", w.role AS "workspaceRole", m.role AS "memberRole",
             ${IS_APART} AS "isApart"
           FROM channels c
           LEFT JOIN memberships w ON w.workspace_id = c.workspace_id AND w.user_id = $1
           LEFT JOIN channel_members m ON m.channel_id = c.id AND m.user_id = $1
           WHERE c.id = $2`,
    values: [userId, channelId],
  });
  const row = rows[0];
  if (!row) return null;
  const { memberRole, ...channel } = row;
  // A conversation without a workspace belongs to those named in it.
  const role = channel.workspaceId === null ? memberRole : channelRoleOf({ ...channel, memberRole });
  return role && { ...channel, role };
}
