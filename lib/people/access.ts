import type { Person } from "@/lib/accounts/schema";
import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";

/** Whether person $1 and person u are in one workspace. */
export const SHARES_WORKSPACE = `EXISTS (SELECT FROM memberships theirs JOIN memberships mine USING (workspace_id)
  WHERE theirs.user_id = u.id AND mine.user_id = $1)`;
const SHARES_CONVERSATION = `EXISTS (SELECT FROM channel_members theirs JOIN channel_members mine USING (channel_id)
  JOIN channels c ON c.id = channel_id AND c.workspace_id IS NULL
  WHERE theirs.user_id = u.id AND mine.user_id = $1)`;

/** Whether person $1 knows person u: the same one, or one of a workspace or a conversation that they share. */
export const KNOWS_PERSON = `(u.id = $1 OR ${SHARES_WORKSPACE} OR ${SHARES_CONVERSATION})`;

/**
 * Somebody who shares a workspace or a conversation with the actor, or the actor.
 * @throws AppError not_found for everybody else
 */
export async function accessPerson(actor: Pick<Actor, "userId">, userId: string): Promise<Person> {
  const { rows } = await pool().query<Person>({
    name: "access person",
    text: `SELECT u.id, u.name, u.image FROM users u
           WHERE u.id = $2 AND ${KNOWS_PERSON}`,
    values: [actor.userId, userId],
  });
  if (!rows[0]) throw notFound("person");
  return rows[0];
}

/**
 * People with whom the actor may start a conversation: all of them share a workspace with the actor.
 * @throws AppError not_found where one of them doesn't
 */
export async function accessColleagues(
  actor: Pick<Actor, "userId">,
  userIds: readonly string[],
): Promise<Person[]> {
  const { rows } = await pool().query<Person>({
    name: "access colleagues",
    text: `SELECT u.id, u.name, u.image FROM users u WHERE u.id = ANY($2::uuid[]) AND ${SHARES_WORKSPACE}`,
    values: [actor.userId, userIds],
  });
  if (rows.length < new Set(userIds).size) throw notFound("person");
  return rows;
}
