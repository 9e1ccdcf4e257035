import * as Y from "yjs";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import type { StoredText } from "@/lib/documents/store-text";
import { placeOfItem } from "@/lib/documents/text-block";
import { isWithinLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";
import { MAX_MENTIONS } from "@/lib/objects/mentions";
import { announceItems } from "../announce/service";
import { finishItems } from "../finish/service";
import { addInboxItems } from "../service";
import { type MentionPlace, type Mentions, mentionsIn, mentionsOf, placesIn } from "./mentioning-blocks";

/** A new mention by the id of its link. */
type Added = { userId: string; link: string };
type Recipient = { userId: string; actorId: string | null; workspaceId: string | null };
type Places = ReadonlyMap<string, MentionPlace>;

/** The edits between two calls notify this many people; further ones they only mention. */
const MAX_NOTIFIED = MAX_MENTIONS;
/** How often one person's mentions in documents notify, whatever the documents. */
const CALLS = { tokens: 60, windowSeconds: 10 * 60 };

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
 * Notifies people whose number of mentions in a document has increased since the last call, and withdraws the items of
 * people it no longer mentions. Mentions are counted, since an editor that splits or moves a paragraph recreates its
 * links. A link that existed at the last call isn't a new mention, even if it had no text then: anybody can write into
 * a link that somebody else made.
 */
export async function notifyOfDocument(
  tx: Transaction,
  { id, channelId, taskId, blocks, state }: StoredText,
): Promise<void> {
  const where = { documentId: id };
  const select = { mentioned: true, mentionedState: true };
  const { mentioned, mentionedState } = await tx.documentText.findUniqueOrThrow({ where, select });
  const before = mentioned as Mentions;
  const now = mentionsIn(blocks);
  await tx.documentText.update({ where, data: { mentioned: now, mentionedState: state } });
  const key = `mention:document/${id}`;
  const places = placesIn(blocks, taskId !== null);
  const removed = Object.keys(before).filter((userId) => mentionsOf(now, userId).length === 0);
  await withdrawItems(tx, key, removed);
  await moveItems(tx, key, now, places);
  const added = addedBetween(before, mentionedState, now).slice(0, MAX_NOTIFIED);
  if (added.length === 0) return;
  const given = JSON.stringify(await withActors(tx, id, added));
  const recipients = await tx.$queryRawUnsafe<Recipient[]>(RECIPIENTS, channelId, given);
  const mayNotify = await actorsWithinLimit(tx, recipients);
  const target = taskId ? ({ type: "task", id: taskId } as const) : ({ type: "document", id } as const);
  const placeOf = new Map(added.map(({ userId, link }) => [userId, places.get(link)]));
  await addInboxItems(
    tx,
    recipients
      .filter(({ actorId }) => mayNotify.has(actorId))
      .map((recipient) => ({
        ...recipient,
        ...{ kind: "DOCUMENT_MENTION", key, channelId, target },
        ...placeOf.get(recipient.userId),
      })),
  );
}

/** Done, and without the words around the mention: the document may no longer contain them. */
async function withdrawItems(tx: Transaction, key: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await finishItems(tx, key, userIds);
  await tx.inboxItem.updateMany({ where: { userId: { in: userIds }, key }, data: { text: "", block: null } });
}

const MOVE = `/* name: move document mentions */
  UPDATE inbox_items i SET block = given.block, text = given.text
  FROM jsonb_to_recordset($1::jsonb) AS given(id uuid, block text, text text) WHERE i.id = given.id`;

/** Keeps the items' blocks and words current: an editor that splits a paragraph recreates its blocks. */
async function moveItems(tx: Transaction, key: string, mentions: Mentions, places: Places): Promise<void> {
  const mentioned = Object.keys(mentions);
  if (mentioned.length === 0) return;
  const items = await tx.inboxItem.findMany({
    where: { userId: { in: mentioned }, key },
    select: { id: true, userId: true, block: true, text: true, doneAt: true },
  });
  const moved = items.flatMap(({ id, userId, doneAt, ...item }) => {
    const current = mentionsOf(mentions, userId).flatMap((link) => places.get(link) ?? []);
    const place = current.find(({ block }) => block === item.block) ?? current[0];
    return place && (place.block !== item.block || place.text !== item.text)
      ? [{ id, isDone: doneAt !== null, ...place }]
      : [];
  });
  if (moved.length === 0) return;
  await tx.$executeRawUnsafe(MOVE, JSON.stringify(moved));
  const shown = moved.flatMap(({ id, isDone }) => (isDone ? [] : id));
  await announceItems(tx, shown, false);
}

function addedBetween(before: Mentions, stateBefore: Uint8Array | null, now: Mentions): Added[] {
  const known = stateBefore ? Y.decodeStateVector(stateBefore) : new Map<number, number>();
  return Object.keys(now).flatMap((userId) => {
    if (mentionsOf(now, userId).length <= mentionsOf(before, userId).length) return [];
    const link = mentionsOf(now, userId).findLast((id) => {
      const { client, clock } = placeOfItem(id);
      return clock >= (known.get(client) ?? 0) && !mentionsOf(before, userId).includes(id);
    });
    return link === undefined ? [] : { userId, link };
  });
}

/** Who mentioned each: the person of the client; null for what a job wrote. */
async function withActors(tx: Transaction, documentId: string, added: readonly Added[]) {
  const clientOf = ({ link }: Added) => placeOfItem(link).client;
  const clientId = { in: added.map(clientOf) };
  const clients = await tx.documentClient.findMany({ where: { documentId, clientId } });
  const owners = new Map(clients.map(({ clientId, userId }) => [Number(clientId), userId]));
  return added.map((mention) => ({
    userId: mention.userId,
    actorId: owners.get(clientOf(mention)) ?? null,
  }));
}

/** Who of the actors hasn't notified too often. What others do in the same document isn't held up by it. */
async function actorsWithinLimit(
  tx: Transaction,
  recipients: readonly Recipient[],
): Promise<Set<string | null>> {
  const within = new Set<string | null>([null]);
  // In one order, so that two transactions don't wait for each other.
  for (const actorId of [...new Set(recipients.flatMap(({ actorId }) => actorId ?? []))].sort()) {
    if (await isWithinLimit(tx, `mentions:${actorId}`, CALLS.tokens, CALLS.windowSeconds))
      within.add(actorId);
    else log.warn({ actorId }, "mentions in documents too often; nobody is notified of them");
  }
  return within;
}
