import { v7 as uuidv7 } from "uuid";
import { HOOKS_ID } from "@/lib/accounts/hooks";
import { hashToken } from "@/lib/auth/tokens";
import { joinPerson } from "@/lib/channels/visible-sql";
import { pool, transaction } from "@/lib/db";
import { networkOf } from "@/lib/http/client-address";
import { AppError } from "@/lib/http/errors";
import { tryTake } from "@/lib/http/rate-limit";
import type { MrkdwnNames } from "@/lib/markdown/mrkdwn";
import { insertWith } from "@/lib/messages/create/rich";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { MAX_WEBHOOK_NAME } from "../limits";
import { HookRefusal } from "./answers";
import { readPayload } from "./read-payload";
import { MAKER_IS_ALLOWED } from "./service";

/** Messages of one webhook, and requests of one address that name none. */
const LIMIT = { messages: 60, unknown: 30, seconds: 60 };

type Found = {
  id: string;
  name: string;
  mayMention: boolean;
  channelId: string;
  workspaceId: string | null;
  isArchived: boolean;
};

/** The people of the workspace by their ids, where the webhook may mention them. */
const MEMBERS = `SELECT u.id, u.name FROM users u JOIN memberships w ON w.user_id = u.id
  WHERE w.workspace_id = $1 AND u.id = ANY($2::uuid[])`;
const MEMBER = /<@([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})/gi;

/**
 * Posts what a request to an incoming webhook says.
 * @throws HookRefusal
 */
export async function postToHook(
  token: string,
  request: { bytes: Buffer; contentType: string | null; ip: string },
): Promise<void> {
  const hook = await findHook(token, request.ip);
  await limit(`hook:${hook.id}`, LIMIT.messages);
  const names = hook.mayMention ? await mentionNames(hook, request.bytes) : {};
  const { body, username } = readPayload(request.bytes, request.contentType, names);
  if (body.length > MESSAGE_MAX_LENGTH) throw new HookRefusal("msg_too_long");
  const { id, mayMention } = hook;
  const shown = { id, name: shownName(username) ?? hook.name, mayMention };
  await transaction(async (tx) => {
    const channel = { id: hook.channelId, workspaceId: hook.workspaceId };
    const message = { nonce: uuidv7(), body, hook: shown };
    if (!(await insertWith(tx, { userId: HOOKS_ID }, channel, message)))
      throw new HookRefusal("channel_is_archived");
    await tx.incomingHook.updateMany({ where: { id }, data: { lastUsedAt: new Date() } });
  });
}

/** It ends with its maker's right to write there. Who guesses addresses is slowed down. */
async function findHook(token: string, ip: string): Promise<Found> {
  const { rows } = await pool().query<Found>({
    name: "incoming webhook",
    text: `SELECT h.id, h.name, h.may_mention AS "mayMention", c.id AS "channelId", c.workspace_id AS "workspaceId",
        c.archived_at IS NOT NULL AS "isArchived"
      FROM incoming_hooks h JOIN channels c ON c.id = h.channel_id ${joinPerson("h.maker_id")}
      WHERE h.token_hash = $1 AND ${MAKER_IS_ALLOWED}`,
    values: [hashToken(token)],
  });
  const [hook] = rows;
  if (!hook) {
    await limit(`hook:unknown:${networkOf(ip)}`, LIMIT.unknown);
    throw new HookRefusal("no_service");
  }
  if (hook.isArchived) throw new HookRefusal("channel_is_archived");
  return hook;
}

async function limit(key: string, tokens: number): Promise<void> {
  const { success, reset } = await tryTake(key, tokens, LIMIT.seconds);
  if (success) return;
  throw new HookRefusal("rate_limited", Math.max(1, Math.ceil((reset - Date.now()) / 1_000)));
}

async function mentionNames({ workspaceId }: Found, bytes: Buffer): Promise<MrkdwnNames> {
  const ids = [
    ...new Set([...bytes.toString("utf8").matchAll(MEMBER)].map(([, id = ""]) => id.toLowerCase())),
  ];
  const { rows } =
    ids.length > 0
      ? await pool().query<{ id: string; name: string }>(MEMBERS, [workspaceId, ids.slice(0, 100)])
      : { rows: [] };
  return {
    user: (id) => {
      const person = rows.find((row) => row.id === id.toLowerCase());
      return person ? mentionMarkdown(`@${person.name}`, { type: "person", id: person.id }) : null;
    },
    audience: () => mentionMarkdown("@channel", { type: "all" }),
  };
}

/** One line that reads in its own direction; null for the webhook's own name. */
const shownName = (given: string | null): string | null =>
  (given ?? "")
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, MAX_WEBHOOK_NAME)
    .toWellFormed() || null;

/** What an unexpected error is to tools written for Slack. */
export const refusalOf = (error: unknown): HookRefusal | null => {
  if (error instanceof HookRefusal) return error;
  return error instanceof AppError && error.code === "too_large"
    ? new HookRefusal("payload_too_large")
    : null;
};
