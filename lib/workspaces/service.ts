import "./events";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { findInstanceRole } from "@/lib/auth/instance-role";
import { applyTwoFactorPolicy } from "@/lib/auth/two-factor-policy";
import { insertChannel } from "@/lib/channels/service";
import { CHANNEL_IS_VISIBLE, joinMember } from "@/lib/channels/visible-sql";
import { pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { can, type WorkspaceRole } from "@/lib/permissions";
import { publish, publishControl } from "@/lib/realtime/publish";
import { workspaceRoom } from "@/lib/realtime/rooms";
import { readInstanceSettings } from "@/lib/settings/store";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import { accessWorkspace } from "./access";
import { mayInvite, slugOf } from "./policy";
import type { NewWorkspace, Workspace } from "./schema";

type Row = {
  id: string;
  slug: string;
  name: string;
  image: string | null;
  role: WorkspaceRole;
  isClosed: boolean;
  hasUnread: boolean;
  mentionCount: number;
  membersInvite: boolean;
};

const IS_CLOSED = "coalesce(w.two_factor_from <= now(), false)";

const MINE = `SELECT ws.id, ws.slug, ws.name, ws.image, w.role, ${IS_CLOSED} AS "isClosed", NOT ${IS_CLOSED} AND EXISTS (
    SELECT FROM channels c
    ${joinMember("$1")}
    LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = $1
    LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = $1
    WHERE p.is_muted IS NOT TRUE AND c.workspace_id = ws.id AND c.archived_at IS NULL AND ${CHANNEL_IS_VISIBLE}
      AND c.last_seq > coalesce(r.read_seq, 0)
  ) AS "hasUnread",
  (SELECT count(*)::int FROM inbox_items i
    WHERE i.user_id = $1 AND i.workspace_id = ws.id AND i.kind = 'MENTION' AND ${IS_UNREAD}) AS "mentionCount",
  coalesce((SELECT value <> 'false' FROM workspace_settings
    WHERE workspace_id = ws.id AND key = 'membersInvite'), true) AS "membersInvite"
  FROM memberships w JOIN workspaces ws ON ws.id = w.workspace_id WHERE w.user_id = $1`;

const present = ({ membersInvite, ...row }: Row): Workspace => ({
  ...row,
  can: {
    update: can(row.role, "workspace.update"),
    delete: can(row.role, "workspace.delete"),
    secure: can(row.role, "workspace.secure"),
    invite: mayInvite(row.role, membersInvite),
    manageMembers: can(row.role, "member.updateRole"),
    createChannel: can(row.role, "channel.create"),
  },
});

/** The actor's workspaces, oldest first. */
export async function listWorkspaces(actor: Actor, query: { cursor?: string; limit: number }) {
  const { rows } = await pool().query<Row>({
    name: "my workspaces",
    text: `${MINE} AND ($2::uuid IS NULL OR ws.id > $2) ORDER BY ws.id LIMIT $3`,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  return toPage(rows.map(present), query.limit, (workspace) => workspace.id);
}

export async function getWorkspace(actor: Pick<Actor, "userId">, workspaceId: string): Promise<Workspace> {
  const { rows } = await pool().query<Row>({
    name: "my workspace",
    text: `${MINE} AND ws.id = $2`,
    values: [actor.userId, workspaceId],
  });
  if (!rows[0]) throw notFound("workspace");
  return present(rows[0]);
}

/** Makes a workspace that the actor owns, with the channel "general". */
export async function createWorkspace(
  actor: Actor,
  input: z.output<typeof NewWorkspace>,
): Promise<Workspace> {
  await assertMayCreate(actor);
  const id = await transaction(async (tx) => {
    const workspace = await insertWorkspace(tx, input);
    await tx.membership.create({
      data: { workspaceId: workspace.id, userId: actor.userId, role: "OWNER" },
    });
    await applyTwoFactorPolicy(tx, { userId: actor.userId, workspaceId: workspace.id });
    await publishControl(tx, { kind: "access", workspaceId: workspace.id, userIds: [actor.userId] });
    await insertChannel(tx, actor, workspace.id, {
      type: "CHAT",
      name: "general",
      topic: "Everything that concerns everyone",
      visibility: "WORKSPACE",
      parentId: null,
      isDefault: true,
    });
    return workspace.id;
  });
  return getWorkspace(actor, id);
}

/** @throws AppError forbidden where the instance leaves that to its admins */
async function assertMayCreate(actor: Pick<Actor, "userId">): Promise<void> {
  const { workspaceCreation } = await readInstanceSettings();
  if (workspaceCreation === "EVERYONE") return;
  if (can(await findInstanceRole(actor.userId), "instance.update")) return;
  throw new AppError("forbidden", "Only admins of this instance create workspaces. Ask one of them.");
}

/** A slug that the caller chose must be free; one made of the name gets an ending until it is. */
async function insertWorkspace(tx: Transaction, { name, slug }: z.output<typeof NewWorkspace>) {
  const base = slug ?? slugOf(name);
  for (const candidate of slug ? [slug] : [base, ...endings(base)]) {
    const [workspace] = await tx.workspace.createManyAndReturn({
      data: [{ name, slug: candidate }],
      skipDuplicates: true,
    });
    if (workspace) return workspace;
  }
  throw new AppError("conflict", "This address is taken. Choose another one.", { field: "slug" });
}

const endings = (base: string) =>
  Array.from({ length: 5 }, () => `${base}-${randomBytes(2).toString("hex")}`);

export async function updateWorkspace(actor: Actor, workspaceId: string, name: string): Promise<Workspace> {
  await accessWorkspace(actor, workspaceId, "workspace.update");
  await transaction(async (tx) => {
    const { count } = await tx.workspace.updateMany({ where: { id: workspaceId }, data: { name } });
    if (count === 0) throw notFound("workspace");
    await publish(tx, workspaceRoom(workspaceId), "workspace.updated", { workspaceId });
  });
  return getWorkspace(actor, workspaceId);
}

/** Deletes a workspace with all that is in it. */
export async function deleteWorkspace(actor: Actor, workspaceId: string): Promise<void> {
  await accessWorkspace(actor, workspaceId, "workspace.delete");
  await transaction((tx) => removeWorkspace(tx, workspaceId));
}

/** As `deleteWorkspace`, along with what else `tx` writes. Authorize before. */
export async function removeWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  const members = await tx.membership.findMany({ where: { workspaceId }, select: { userId: true } });
  const { count } = await tx.workspace.deleteMany({ where: { id: workspaceId } });
  if (count === 0) throw notFound("workspace");
  // Its members hear of it before the nodes empty the room.
  await publish(tx, workspaceRoom(workspaceId), "workspace.deleted", { workspaceId });
  // By name: once it is deleted nothing says who they were.
  const userIds = members.map(({ userId }) => userId);
  await publishControl(tx, { kind: "access", workspaceId, userIds });
}
