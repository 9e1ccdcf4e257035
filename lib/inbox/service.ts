import type { Actor } from "@/lib/auth/actor";
import { pool, type Transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { toPage } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { requestPush } from "@/lib/notifications/push/service";
import type { ObjectKey } from "@/lib/objects/types";
import { IS_OPEN, IS_UNREAD } from "@/lib/sql/inbox-items";
import { announceItems, countUnread } from "./announce/service";
import { type InboxGroup, type InboxKind, inboxGroups, inboxKind, kindsOfGroup } from "./kinds";
import { ITEM_COLUMNS, ITEM_JOINS, ITEM_TIME, type ItemRow, toItem } from "./presenter";
import type { InboxCounts, InboxFilter, InboxItem, InboxQuery } from "./schema";
import { sqlKinds, visibleItems } from "./visible";

export type NewInboxItem = {
  userId: string;
  kind: InboxKind;
  /** One item per key and person: the same key again renews the item. */
  key: string;
  actorId?: string | null;
  workspaceId?: string | null;
  channelId?: string | null;
  threadId?: string | null;
  /** What it is about. Its channel decides who may see it. */
  target?: ObjectKey | null;
  text?: string;
  /** The block of the document that it is about. */
  block?: string | null;
};

const ADD = `INSERT INTO inbox_items
    (id, user_id, kind, key, actor_id, workspace_id, channel_id, thread_id, target_type, target_id, text, block)
  SELECT gen_random_uuid(), "userId", kind, key, "actorId", "workspaceId", "channelId", "threadId",
    target->>'type', (target->>'id')::uuid, coalesce(text, ''), block
  FROM jsonb_to_recordset($1::jsonb) AS given("userId" uuid, kind text, key text, "actorId" uuid, "workspaceId" uuid,
    "channelId" uuid, "threadId" uuid, target jsonb, text text, block text)
  ORDER BY "userId"
  ON CONFLICT (user_id, key) DO UPDATE SET actor_id = EXCLUDED.actor_id, channel_id = EXCLUDED.channel_id,
    thread_id = EXCLUDED.thread_id, target_type = EXCLUDED.target_type, target_id = EXCLUDED.target_id, text = EXCLUDED.text, block = EXCLUDED.block,
    created_at = now(), read_at = NULL, done_at = NULL, snoozed_until = NULL, mailed_at = NULL
  RETURNING id, kind, EXISTS (SELECT FROM push_subscriptions s WHERE s.user_id = inbox_items.user_id) AS "hasPush"`;

/** Puts something into people's inboxes, or renews it, and notifies their devices: two statements for any number. */
export async function addInboxItems(tx: Transaction, items: readonly NewInboxItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = await tx.$queryRawUnsafe<{ id: string; kind: InboxKind; hasPush: boolean }[]>(
    ADD,
    JSON.stringify(items),
  );
  await announceItems(
    tx,
    rows.map(({ id }) => id),
    true,
  );
  const isPushed = ({ hasPush, kind }: { hasPush: boolean; kind: InboxKind }) =>
    hasPush && !inboxKind(kind).hasOwnPush;
  await requestPush(
    tx,
    rows.filter(isPushed).map(({ id }) => id),
  );
}

export const addInboxItem = (tx: Transaction, item: NewInboxItem) => addInboxItems(tx, [item]);

const ofGroup = (group: InboxGroup) => `${IS_OPEN} AND i.kind IN (${sqlKinds(kindsOfGroup(group))})`;

/** What each filter shows, over items i. */
export const FILTERS: Record<InboxFilter, string> = {
  all: IS_OPEN,
  unread: IS_UNREAD,
  ...(Object.fromEntries(inboxGroups.map((group) => [group, ofGroup(group)])) as Record<InboxGroup, string>),
  snoozed: "i.done_at IS NULL AND i.snoozed_until > now()",
  done: "i.done_at IS NOT NULL",
};

/** My inbox, what came up last first. */
export async function listInbox(actor: Actor, { filter, cursor, limit }: InboxQuery) {
  const before = cursor === undefined ? null : readCursor(cursor);
  const { rows } = await pool().query<ItemRow>({
    name: `inbox ${filter}`,
    text: `SELECT ${ITEM_COLUMNS} FROM (SELECT i.* FROM ${visibleItems("$1")} AND ${FILTERS[filter]}
        AND ($2::timestamptz IS NULL OR (${ITEM_TIME}, i.id) < ($2, $3::uuid))
        ORDER BY ${ITEM_TIME} DESC, i.id DESC LIMIT $4) i ${ITEM_JOINS}
      ORDER BY ${ITEM_TIME} DESC, i.id DESC`,
    values: [actor.userId, before?.at ?? null, before?.id ?? null, limit + 1],
  });
  return toPage(rows.map(toItem), limit, ({ at, id }) => `${at}_${id}`);
}

function readCursor(cursor: string) {
  const [at = "", id = ""] = cursor.split("_");
  if (Number.isNaN(Date.parse(at)) || !Id.safeParse(id).success) {
    throw new AppError("invalid_input", "cursor: is invalid; use `nextCursor` of a previous page");
  }
  return { at: new Date(at), id };
}

/** @throws AppError not_found for what isn't mine, or what I can't see any more */
export async function getInboxItem(actor: Pick<Actor, "userId">, itemId: string): Promise<InboxItem> {
  const { rows } = await pool().query<ItemRow>({
    name: "inbox item",
    text: `SELECT ${ITEM_COLUMNS} FROM (SELECT i.* FROM ${visibleItems("$1")} AND i.id = $2) i ${ITEM_JOINS}`,
    values: [actor.userId, itemId],
  });
  if (!rows[0]) throw notFound("inbox item");
  return toItem(rows[0]);
}

export const getUnread = (actor: Actor): Promise<InboxCounts> => countUnread(actor.userId);
