import "@/lib/messages/events";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import type { Transaction } from "@/lib/db";
import { isWithinLimit } from "@/lib/http/rate-limit";
import { insertPending } from "@/lib/messages/create/rich";
import type { DeliveredMessage } from "@/lib/messages/delivered";
import { loadMessage } from "@/lib/messages/load";
import { publishSummary } from "@/lib/messages/threads/processors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { defaultModel } from "../models/resolve";
import { startRun } from "../runs/start-run";
import { QUESTIONS_PER_MINUTE } from "./limits";

type Question = Pick<DeliveredMessage, "id" | "channelId" | "workspaceId" | "threadId" | "authorId">;
type Start = { modelId: string; workspaceId: string } | { error: { code: string; message: string } };

/** Not what was answered before, nor the words of somebody else that were forwarded. */
const IS_OPEN = `/* name: is open question */ SELECT FROM messages m
  WHERE m.id = $1::uuid AND m.forwarded IS NULL AND m.kind <> 'SYSTEM'
    AND NOT EXISTS (SELECT FROM messages a WHERE a.author_id = '${ASSISTANT_ID}' AND a.nonce = m.id)`;

/**
 * Adds the answer to a question as a reply, and begins to write it or says why not. The nonce of an answer is its
 * question, so there is one only.
 */
export async function startAnswer(tx: Transaction, question: Question): Promise<void> {
  if ((await tx.$queryRawUnsafe<unknown[]>(IS_OPEN, question.id)).length === 0) return;
  const { channelId, authorId: askerId } = question;
  const threadId = question.threadId ?? question.id;
  const id = await insertPending(tx, ASSISTANT_ID, { channelId, threadId, nonce: question.id });
  if (!id) return;
  const start = await prepareStart(tx, question);
  const room = channelRoom(channelId);
  if ("error" in start) {
    await tx.assistantAnswer.create({ data: { id, askerId, finish: "FAILED", error: start.error } });
  } else {
    const place = { answerId: null, sessionId: null, userId: askerId, room };
    const run = await startRun(tx, { ...place, ...start, purpose: "assistant" });
    await tx.assistantAnswer.create({ data: { id, askerId, runId: run.id } });
  }
  await publish(tx, room, "message.created", await loadMessage(tx, id));
  await publishSummary(tx, threadId);
}

async function prepareStart(tx: Transaction, question: Question): Promise<Start> {
  const { channelId, authorId } = question;
  const { person, channel } = QUESTIONS_PER_MINUTE;
  const refused = (code: string, message: string) => ({ error: { code, message } });
  const isWithin =
    (await isWithinLimit(tx, `assistant:person:${authorId}`, person, 60)) &&
    (await isWithinLimit(tx, `assistant:channel:${channelId}`, channel, 60));
  if (!isWithin)
    return refused("rate_limited", "Too many questions at once. Wait a minute, then ask in a new message.");
  const workspaceId = question.workspaceId ?? (await findWorkspace(tx, question));
  if (!workspaceId)
    return refused("forbidden", "Join or create a workspace first: its AI budget pays for answers.");
  const model = await defaultModel(workspaceId);
  if (!model)
    return refused(
      "unavailable",
      "No AI model is connected. Ask an administrator to add one, then ask again.",
    );
  return { modelId: model.id, workspaceId };
}

/** Of a conversation: the oldest workspace of whoever asks, those that everyone in it is a member of first. */
export async function findWorkspace(
  tx: Transaction,
  { channelId, authorId }: Pick<Question, "channelId" | "authorId">,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.workspace_id AS id FROM memberships w WHERE w.user_id = ${authorId}::uuid
    ORDER BY (SELECT count(*) FROM channel_members m JOIN memberships o ON o.user_id = m.user_id
        AND o.workspace_id = w.workspace_id WHERE m.channel_id = ${channelId}::uuid) DESC, w.id
    LIMIT 1`;
  return rows[0]?.id ?? null;
}
