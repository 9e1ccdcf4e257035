import type { Actor } from "@/lib/auth/actor";
import { twoFactorsRequired } from "@/lib/auth/two-factor-policy";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import {
  type ChannelAction,
  type ChannelRole,
  type ChannelVisibility,
  channelRoleOf,
  type WorkspaceRole,
} from "@/lib/permissions";
import { isAllowed, isInRole, isProtected } from "./policy";
import type { ChannelType } from "./types";
import { CHANNEL_IS_VISIBLE, HAS_BLOCK, joinMember, joinPerson } from "./visible-sql";

/** A channel that an actor may do something with, and what they are there. */
export type AccessedChannel = {
  id: string;
  workspaceId: string | null;
  type: ChannelType;
  visibility: ChannelVisibility;
  defaultRole: ChannelRole;
  name: string;
  topic: string;
  lastSeq: number;
  isArchived: boolean;
  isDefault: boolean;
  role: ChannelRole;
  /** Null for DIRECT and GROUP. */
  workspaceRole: WorkspaceRole | null;
  /** Either participant of a DIRECT has blocked the other: it can be read, nothing more. */
  hasBlock: boolean;
};

type Row = Omit<AccessedChannel, "role"> & { memberRole: ChannelRole | null };

/**
 * The only way to a channel, for HTTP, sockets and documents alike.
 * @param noun names the entity in the not_found error
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
  if (!channel) throw (await closedFor(actor.userId, channelId)) ?? notFound(noun);
  assertAllowed(channel, action);
  return channel;
}

/** @throws AppError forbidden where the role doesn't allow it, conflict where the channel is archived */
export function assertAllowed(channel: AccessedChannel, action: ChannelAction): void {
  if (!isInRole(channel, action)) {
    throw new AppError("forbidden", "Your role in this channel doesn't allow that.");
  }
  if (isProtected(channel, action)) throw defaultChannel();
  // The message is the same for both, so that it doesn't reveal who has blocked whom.
  if (channel.hasBlock && !isAllowed(channel, action)) {
    throw new AppError("forbidden", "You can’t write to this person.");
  }
  if (!isAllowed(channel, action)) throw channelArchived();
}

export const channelArchived = () =>
  new AppError("conflict", "This channel is archived: it can be read, not changed. Restore it first.");

export const defaultChannel = () =>
  new AppError(
    "conflict",
    "This channel is the workspace's default. It can be renamed, but not archived, deleted or made private.",
  );

/** The refusal of who would see the channel if they had two factors; null for everybody else. */
async function closedFor(userId: string, channelId: string): Promise<AppError | null> {
  const { rows } = await pool().query<{ slug: string; name: string }>({
    name: "closed channel",
    text: `SELECT ws.slug, ws.name FROM channels c JOIN workspaces ws ON ws.id = c.workspace_id
           JOIN memberships w ON w.workspace_id = ws.id AND w.user_id = $1 AND w.two_factor_from <= now()
           ${joinMember("$1")} WHERE c.id = $2 AND ${CHANNEL_IS_VISIBLE}`,
    values: [userId, channelId],
  });
  return rows[0] ? twoFactorsRequired(rows[0]) : null;
}

async function findChannel(userId: string, channelId: string): Promise<AccessedChannel | null> {
  // Nearly every request comes through here: raw SQL, one round trip.
  const { rows } = await pool().query<Row>({
    name: "access channel",
    text: `SELECT c.id, c.workspace_id AS "workspaceId", c.type, c.visibility,
             c.default_role AS "defaultRole", c.name, c.topic, c.last_seq AS "lastSeq",
             c.archived_at IS NOT NULL AS "isArchived", c.is_default AS "isDefault", w.role AS "workspaceRole", m.role AS "memberRole",
             ${HAS_BLOCK} AS "hasBlock"
           FROM channels c
           ${joinPerson("$1")}
           WHERE c.id = $2`,
    values: [userId, channelId],
  });
  const row = rows[0];
  if (!row) return null;
  const { memberRole, ...channel } = row;
  const role = channelRoleOf({ ...channel, memberRole });
  return role && { ...channel, role };
}
