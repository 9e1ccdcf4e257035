import * as Y from "yjs";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import type { StoredText } from "@/lib/documents/store-text";
import { placeOfItem, type TextBlock } from "@/lib/documents/text-block";
import { AppError } from "@/lib/http/errors";
import { take } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";
import { MAX_MENTIONS, parseMention } from "@/lib/objects/mentions";
import { finishItems } from "../finish/service";
import { addInboxItems } from "../service";

/** By person, the ids of the links that mention them. */
type Mentions = Record<string, string[]>;
/** A new mention, and the Yjs client that made its link. */
type Added = { userId: string; clientId: number };
type Recipient = { userId: string; actorId: string | null; workspaceId: string | null };

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
  { id, channelId, blocks, state }: StoredText,
): Promise<void> {
  const where = { documentId: id };
  const select = { mentioned: true, mentionedState: true };
  const { mentioned, mentionedState } = await tx.documentText.findUniqueOrThrow({ where, select });
  const before = mentioned as Mentions;
  const now = mentionsIn(blocks);
  await tx.documentText.update({ where, data: { mentioned: now, mentionedState: state } });
  const key = `mention:document/${id}`;
  const removed = Object.keys(before).filter((userId) => of(now, userId).length === 0);
  await finishItems(tx, key, removed);
  const added = addedBetween(before, mentionedState, now).slice(0, MAX_NOTIFIED);
  if (added.length === 0) return;
  const given = JSON.stringify(await withActors(tx, id, added));
  const recipients = await tx.$queryRawUnsafe<Recipient[]>(RECIPIENTS, channelId, given);
  const mayNotify = await actorsWithinLimit(recipients);
  const target = { type: "document" as const, id };
  await addInboxItems(
    tx,
    recipients
      .filter(({ actorId }) => mayNotify.has(actorId))
      .map((recipient) => ({ ...recipient, kind: "DOCUMENT_MENTION", key, channelId, target })),
  );
}

function addedBetween(before: Mentions, stateBefore: Uint8Array | null, now: Mentions): Added[] {
  const known = stateBefore ? Y.decodeStateVector(stateBefore) : new Map<number, number>();
  return Object.keys(now).flatMap((userId) => {
    if (of(now, userId).length <= of(before, userId).length) return [];
    const link = of(now, userId).findLast((id) => {
      const { client, clock } = placeOfItem(id);
      return clock >= (known.get(client) ?? 0) && !of(before, userId).includes(id);
    });
    return link === undefined ? [] : { userId, clientId: placeOfItem(link).client };
  });
}

/** Who mentioned each: the person of the client; null for what a job wrote. */
async function withActors(tx: Transaction, documentId: string, added: readonly Added[]) {
  const clientId = { in: added.map(({ clientId }) => clientId) };
  const clients = await tx.documentClient.findMany({ where: { documentId, clientId } });
  const owners = new Map(clients.map(({ clientId, userId }) => [Number(clientId), userId]));
  return added.map(({ userId, clientId }) => ({ userId, actorId: owners.get(clientId) ?? null }));
}

/** Who of the actors hasn't notified too often. What others do in the same document isn't held up by it. */
async function actorsWithinLimit(recipients: readonly Recipient[]): Promise<Set<string | null>> {
  const within = new Set<string | null>([null]);
  for (const actorId of new Set(recipients.flatMap(({ actorId }) => actorId ?? []))) {
    try {
      await take(`mentions:${actorId}`, CALLS.tokens, CALLS.windowSeconds);
      within.add(actorId);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "rate_limited")) throw error;
      log.warn({ actorId }, "mentions in documents too often; nobody is notified of them");
    }
  }
  return within;
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
