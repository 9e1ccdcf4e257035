import type { Actor } from "@/lib/auth/actor";
import { twoFactorsRequired } from "@/lib/auth/two-factor-policy";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { can, type WorkspaceAction, type WorkspaceRole } from "@/lib/permissions";

/** A workspace that an actor may do something with, and what they are there. */
export type AccessedWorkspace = { id: string; slug: string; name: string; role: WorkspaceRole };

/**
 * The only way to a workspace.
 * @throws AppError not_found for those who aren't members, forbidden where the role doesn't allow the action or the
 * workspace requires two factors, which they haven't set up
 */
export async function accessWorkspace(
  actor: Pick<Actor, "userId">,
  workspaceId: string,
  action: WorkspaceAction,
): Promise<AccessedWorkspace> {
  const { rows } = await pool().query<AccessedWorkspace & { isClosed: boolean | null }>({
    name: "access workspace",
    text: `SELECT w.id, w.slug, w.name, m.role, m.two_factor_from <= now() AS "isClosed"
           FROM workspaces w JOIN memberships m ON m.workspace_id = w.id AND m.user_id = $1
           WHERE w.id = $2`,
    values: [actor.userId, workspaceId],
  });
  if (!rows[0]) throw notFound("workspace");
  const { isClosed, ...workspace } = rows[0];
  if (isClosed) throw twoFactorsRequired(workspace);
  if (!can(workspace.role, action)) {
    throw new AppError("forbidden", "Your role in this workspace doesn't allow that.");
  }
  return workspace;
}
