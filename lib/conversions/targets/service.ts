import type { Actor } from "@/lib/auth/actor";
import { channelTypeOf, channelTypes } from "@/lib/channels/types";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER, CHANNEL_ROLE, joinPerson } from "@/lib/channels/visible-sql";
import { isOpenWider, isWider } from "@/lib/channels/wider";
import { db, pool } from "@/lib/db";
import { getPersonSettings } from "@/lib/people/settings/service";
import { rolesThatMay } from "@/lib/permissions";
import { nameContains } from "@/lib/sql/names";
import { accessConvertible } from "../access";
import { checklistOf } from "../checklist";
import { MAX_TARGETS } from "../limits";
import { dueOf, mentionedIn, titleOf } from "../read-message";
import type { ConversionDraft, ConversionTarget } from "../schema";

/** What a message would become, as far as it says so itself, and where it can go. */
export async function draftConversion(actor: Actor, messageId: string, q: string): Promise<ConversionDraft> {
  const { message, channel } = await accessConvertible(actor, messageId);
  const { timeZone } = await getPersonSettings(actor);
  const personIds = mentionedIn(message.body);
  const [people, targets, workspaces] = await Promise.all([
    db().user.findMany({
      where: { id: { in: personIds }, deletedAt: null },
      select: { id: true, name: true, image: true },
    }),
    listTargets(actor, { q, sourceId: channel.id, personIds }),
    db().workspace.findMany({
      where: {
        memberships: { some: { userId: actor.userId, role: { in: [...rolesThatMay("channel.create")] } } },
      },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  // Where nobody of the channel could be assigned, nobody is named either.
  const named = people.filter(({ id }) => targets.some(({ readers }) => readers.includes(id)));
  return {
    title: titleOf(message),
    due: dueOf(message, timeZone, new Date()),
    people: named.toSorted((a, b) => personIds.indexOf(a.id) - personIds.indexOf(b.id)),
    checklist: checklistOf(message.body).length,
    replies: message.thread?.replyCount ?? 0,
    targets,
    workspaces,
  };
}

const TASK_TYPES = channelTypes.filter((type) => channelTypeOf(type).actions.includes("task.create"));
const DOCUMENT_TYPES = channelTypes.filter((type) => channelTypeOf(type).documentKind === "rich-text");

const READERS = `SELECT coalesce(jsonb_agg(u.id), '[]') FROM users u
  WHERE u.id = ANY($5::uuid[]) AND u.deleted_at IS NULL AND EXISTS (
    SELECT FROM channels c ${joinPerson("u.id")} WHERE c.id = found.id AND ${CHANNEL_IS_VISIBLE})`;

const OPEN_WIDER = "(SELECT is_wider FROM wide WHERE wide.id = tc.workspace_id)";

type TargetQuery = { q: string; sourceId: string; personIds: readonly string[]; isForTasks?: boolean };

/** Lists and boards before documents, each first where the actor was last. */
export async function listTargets(
  actor: Actor,
  { q, sourceId, personIds, isForTasks = false }: TargetQuery,
): Promise<ConversionTarget[]> {
  const { rows } = await pool().query<ConversionTarget>({
    name: "conversion targets",
    text: `WITH found AS MATERIALIZED (
        SELECT c.id, c.type, c.name, jsonb_build_object('id', ws.id, 'name', ws.name) AS workspace, ws.id AS workspace_id,
          row_number() OVER (ORDER BY c.type = 'DOC', r.updated_at DESC NULLS LAST, c.name, c.id) AS place
        FROM ${CHANNEL_OF_VIEWER} LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = $1
        WHERE w.user_id IS NOT NULL AND c.archived_at IS NULL AND c.type = ANY($3::channel_type[])
          AND ${CHANNEL_ROLE} = ANY($4::channel_role[]) AND ($2 = '' OR ${nameContains("c.name", "$2")})
        ORDER BY place LIMIT ${MAX_TARGETS}
      ), wide AS MATERIALIZED (
        SELECT id, ${isOpenWider("place.id", "$6::uuid")} AS is_wider
        FROM (SELECT DISTINCT workspace_id AS id FROM found) place
      )
      SELECT id, type, name, workspace, ${isWider("found.id", "$6::uuid", OPEN_WIDER)} AS "isWider", (${READERS}) AS readers
      FROM found ORDER BY place`,
    values: [
      actor.userId,
      q,
      isForTasks ? TASK_TYPES : [...TASK_TYPES, ...DOCUMENT_TYPES],
      rolesThatMay("task.create"),
      personIds,
      sourceId,
    ],
  });
  return rows;
}
