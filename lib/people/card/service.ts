import type { Actor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { accessPerson } from "../access";
import { toStatus } from "../presenter";
import type { PersonCard } from "../schema";

export async function getPerson(actor: Actor, userId: string): Promise<PersonCard> {
  const person = await accessPerson(actor, userId);
  const [profile, settings, roles, blocks] = await Promise.all([
    db().user.findUnique({ where: { id: userId }, select: { title: true, pronouns: true, bio: true } }),
    db().personSettings.findUnique({ where: { userId } }),
    db().membership.findMany({
      where: { userId, workspace: { memberships: { some: { userId: actor.userId } } } },
      select: { workspaceId: true, role: true },
    }),
    db().block.findMany({
      where: {
        OR: [
          { blockerId: actor.userId, blockedId: userId },
          { blockerId: userId, blockedId: actor.userId },
        ],
      },
    }),
  ]);
  if (!profile) throw notFound("person");
  const hidesFromMe = blocks.some(({ blockerId }) => blockerId === userId);
  return {
    ...person,
    ...(hidesFromMe
      ? HIDDEN
      : { ...profile, status: toStatus(settings), timeZone: settings?.timeZone ?? null }),
    roles,
    isBlocked: blocks.some(({ blockerId }) => blockerId === actor.userId),
  };
}

/** What people see of who has blocked them, beside name and picture. */
const HIDDEN = { title: "", pronouns: "", bio: "", status: null, timeZone: null };

type StatusRow = { userId: string; statusEmoji: string; statusText: string; statusExpires: Date | null };

/** The statuses of everyone who shares a workspace with the actor and has one. */
export async function listStatuses(actor: Actor, query: { cursor?: string; limit: number }) {
  const { rows } = await pool().query<StatusRow>({
    name: "statuses",
    text: `SELECT s.user_id AS "userId", s.status_emoji AS "statusEmoji", s.status_text AS "statusText",
             s.status_expires AS "statusExpires"
           FROM person_settings s
           WHERE (s.status_emoji <> '' OR s.status_text <> '')
             AND (s.status_expires IS NULL OR s.status_expires > now())
             AND ($2::uuid IS NULL OR s.user_id > $2)
             AND (s.user_id = $1 OR EXISTS (SELECT FROM memberships theirs JOIN memberships mine USING (workspace_id)
               WHERE theirs.user_id = s.user_id AND mine.user_id = $1))
             AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = s.user_id AND b.blocked_id = $1)
           ORDER BY s.user_id LIMIT $3`,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  const items = rows.flatMap((row) => {
    const status = toStatus(row);
    return status ? [{ userId: row.userId, status }] : [];
  });
  return toPage(items, query.limit, ({ userId }) => userId);
}
