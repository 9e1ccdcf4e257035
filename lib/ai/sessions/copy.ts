import "./events";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { visibleNodes } from "../messages/branch";
import type { AiNode } from "../messages/schema";
import { pathTo } from "../messages/tree";
import { TOOLS } from "../tools/table";
import { accessSession } from "./access";
import { SESSION_FIELDS, toSession } from "./presenter";
import type { NewAiCopy } from "./schema";
import { lockSession, publishSession } from "./service";

/**
 * Copies the branch that ends with a message into a private chat of one's own. An answer that is being written isn't
 * copied, nor the question that it answers. The same id again returns the first copy.
 * @throws AppError not_found for a message that one may not read, conflict where nothing is answered yet or the id is
 * that of another chat
 */
export async function copySession(actor: Actor, sessionId: string, { leafId, sessionId: id }: NewAiCopy) {
  return transaction(async (tx) => {
    await accessSession(actor, sessionId, "read", tx);
    // Deleting it waits: its files go with it where no other chat has them.
    await lockSession(tx, sessionId);
    const session = await accessSession(actor, sessionId, "read", tx);
    const path = pathTo(await visibleNodes(session, tx), leafId);
    if (path.length === 0) throw notFound("message");
    const answered = await answeredOf(tx, path);
    if (answered.length === 0) throw new AppError("conflict", "Wait until the first answer is written.");
    const ids = idsInOrder(answered.length);
    const { workspaceId, title } = session;
    const { count } = await tx.aiSession.createMany({
      data: {
        ...{ id, workspaceId, title, isNamed: title !== "", ownerId: actor.userId, originId: sessionId },
        // Whoever has the copy asks with their own rights.
        scope: session.scope ?? undefined,
        ...(session.isMine && {
          instructions: session.instructions,
          modelId: session.modelId,
          usesWorkspace: session.usesWorkspace,
        }),
      },
      skipDuplicates: true,
    });
    if (count === 0) return firstCopy(tx, actor, id, sessionId);
    await copyMessages(tx, id, answered, ids, session.isMine);
    const row = await tx.aiSession.update({
      where: { id },
      data: { leafId: ids.at(-1)! },
      select: SESSION_FIELDS,
    });
    return publishSession(tx, { ...row, isMine: true });
  });
}

/** @throws AppError not_found for a chat of somebody else, conflict for one's own that is no copy of this one */
async function firstCopy(tx: Transaction, actor: Actor, id: string, originId: string) {
  const made = await accessSession(actor, id, "write", tx);
  if (made.originId !== originId) throw new AppError("conflict", "Another chat has this id.");
  return toSession(made, true);
}

/** Without what is unanswered at its end. */
async function answeredOf(tx: Transaction, path: readonly AiNode[]): Promise<AiNode[]> {
  const open = await tx.aiMessage.findMany({
    where: { id: { in: path.map(({ id }) => id) }, role: "ASSISTANT", finish: null },
    select: { id: true },
  });
  const isOpen = new Set(open.map(({ id }) => id));
  const last = path.findLastIndex(({ id, role }) => role === "ASSISTANT" && !isOpen.has(id));
  return path.slice(0, last + 1);
}

const TIME_DIGITS = 12;

/** Ids that sort as the messages do, and before those that are made from now on. */
function idsInOrder(count: number): string[] {
  const begin = Date.now() - count;
  return Array.from({ length: count }, (_, at) => {
    const time = (begin + at).toString(16).padStart(TIME_DIGITS, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}${newId().slice(TIME_DIGITS + 1)}`;
  });
}

/** What waits for a yes does so in the first chat alone. */
const WITHOUT_REQUEST = `CASE WHEN part->>'state' = 'asked' THEN part - 'request' || '{"state": "stopped"}' ELSE part END`;
const READS = Object.entries(TOOLS).flatMap(([name, { kind }]) => (kind === "read" ? [`'${name}'`] : []));
/** As `withoutReads` does it for readers. */
const WITHOUT_READS = `CASE WHEN part->>'name' IN (${READS}) THEN part - 'output' || '{"input": {}}' ELSE ${WITHOUT_REQUEST} END`;
const copied = (part: string) => `CASE WHEN m.parts @> '[{"type": "tool"}]' THEN (
  SELECT jsonb_agg(${part} ORDER BY at) FROM jsonb_array_elements(m.parts) WITH ORDINALITY AS p (part, at)) ELSE m.parts END`;
const OWN_PARTS = copied(WITHOUT_REQUEST);
const PARTS_OF_OTHERS = copied(WITHOUT_READS);

/** The nonces stay behind: they name what was sent to the first chat. So do notes on what its owner gave its model. */
async function copyMessages(
  tx: Transaction,
  sessionId: string,
  nodes: readonly AiNode[],
  ids: readonly string[],
  isMine: boolean,
): Promise<void> {
  const parents = [null, ...ids.slice(0, -1)];
  const sources = nodes.map(({ id }) => id);
  const parts = Prisma.raw(isMine ? OWN_PARTS : PARTS_OF_OTHERS);
  await tx.$executeRaw`
    INSERT INTO ai_messages (id, session_id, parent_id, role, parts, text, model_id, model_name, finish, error, notes, sources,
      created_at)
    SELECT n.id, ${sessionId}::uuid, n.parent_id, m.role, ${parts}, m.text, m.model_id, m.model_name, m.finish, m.error,
      CASE WHEN ${isMine} THEN m.notes ELSE '{}' END, m.sources, m.created_at
    FROM unnest(${ids}::uuid[], ${sources}::uuid[], ${parents}::uuid[]) AS n (id, source_id, parent_id)
    JOIN ai_messages m ON m.id = n.source_id`;
  await tx.$executeRaw`
    INSERT INTO ai_message_files (message_id, file_id)
    SELECT n.id, af.file_id FROM unnest(${ids}::uuid[], ${sources}::uuid[]) AS n (id, source_id)
    JOIN ai_message_files af ON af.message_id = n.source_id`;
}
