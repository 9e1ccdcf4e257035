import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { clientOf, type TextBlock } from "@/lib/documents/text-block";
import { parseMention } from "@/lib/objects/mentions";
import { finishItems } from "../finish/service";
import { addInboxItems } from "../service";

/** By person, the ids of the links that mention them. */
type Mentions = Record<string, string[]>;
type EditedDocument = { id: string; channelId: string; blocks: readonly TextBlock[] };
type Recipient = { userId: string; actorId: string | null; workspaceId: string | null };

/** Those of the mentioned who see the channel $1, haven't blocked who mentioned them, and want to hear of it. */
const RECIPIENTS = `/* name: mentioned in document */
  SELECT given."userId", given."actorId", c.workspace_id AS "workspaceId"
  FROM jsonb_to_recordset($2::jsonb) AS given("userId" uuid, "actorId" uuid)
  JOIN channels c ON c.id = $1::uuid
  ${joinPerson('given."userId"')}
  LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = given."userId"
  LEFT JOIN workspace_preferences wp ON wp.workspace_id = c.workspace_id AND wp.user_id = given."userId"
  WHERE ${CHANNEL_IS_VISIBLE} AND given."userId" IS DISTINCT FROM given."actorId"
    AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = given."userId" AND b.blocked_id = given."actorId")
    AND coalesce(p.level, wp.level, 'MENTIONS') <> 'NONE'`;

/**
 * Notifies those whom a document mentions more often than when this was called last, and withdraws what it told those
 * whom it doesn't mention any more. Mentions are counted, since an editor that splits or moves a paragraph writes those
 * in it anew.
 */
export async function notifyOfDocument(
  tx: Transaction,
  { id, channelId, blocks }: EditedDocument,
): Promise<void> {
  const where = { documentId: id };
  const { mentioned } = await tx.documentText.findUniqueOrThrow({ where, select: { mentioned: true } });
  const before = mentioned as Mentions;
  const now = mentionsIn(blocks);
  const added = Object.keys(now).filter((userId) => of(now, userId).length > of(before, userId).length);
  const removed = Object.keys(before).filter((userId) => of(now, userId).length === 0);
  if (Object.keys({ ...before, ...now }).length === 0) return;
  await tx.documentText.update({ where, data: { mentioned: now } });
  const key = `mention:document/${id}`;
  await finishItems(tx, key, removed);
  if (added.length === 0) return;
  const made = added.map((userId) => {
    const link = of(now, userId).findLast((known) => !of(before, userId).includes(known));
    return { userId, clientId: link ? clientOf(link) : null };
  });
  const clientIds = made.flatMap(({ clientId }) => clientId ?? []);
  const clients = await tx.documentClient.findMany({ where: { ...where, clientId: { in: clientIds } } });
  const owners = new Map(clients.map(({ clientId, userId }) => [Number(clientId), userId]));
  const given = made.map(({ userId, clientId }) => ({
    userId,
    actorId: (clientId !== null && owners.get(clientId)) || null,
  }));
  const recipients = await tx.$queryRawUnsafe<Recipient[]>(RECIPIENTS, channelId, JSON.stringify(given));
  const target = { type: "document" as const, id };
  await addInboxItems(
    tx,
    recipients.map((recipient) => ({ ...recipient, kind: "DOCUMENT_MENTION", key, channelId, target })),
  );
}

const of = (mentions: Mentions, userId: string): string[] => mentions[userId] ?? [];

function mentionsIn(blocks: readonly TextBlock[]): Mentions {
  const mentions: Mentions = {};
  for (const { id, href } of blocks.flatMap(({ links }) => links)) {
    const target = parseMention(href);
    if (target?.type === "person") mentions[target.id] = [...of(mentions, target.id), id];
  }
  return mentions;
}
