import { accessAnswer } from "@/lib/ai/assistant/access";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { publishMessage } from "@/lib/messages/load";
import { accessMessage } from "../../messages/access";
import { addAnswer } from "../../messages/ask";
import { chooseModel } from "../../messages/model";
import { publishAnswer } from "../../messages/publish-answer";
import type { Part, ToolPart } from "../../parts";
import { SESSION_FIELDS } from "../../sessions/presenter";
import { lockSession } from "../../sessions/service";

type Place = { id: string; messageId: string | null; answerId: string | null };
type Decided = Pick<ToolPart, "state" | "input" | "output">;

/** The answer that shows a request: it is drawn anew with what was decided, and goes on where it can. */
type Holder = {
  /** Whether the answer is written, so that it can change. */
  isEnded: boolean;
  store: (tx: Transaction, decided: Decided) => Promise<void>;
};

/** @throws AppError not_found where the person has lost the answer */
export async function accessHolder(actor: Actor, { id, messageId, answerId }: Place): Promise<Holder> {
  if (messageId) return inChat(actor, id, messageId);
  if (answerId) return inThread(actor, id, answerId);
  throw notFound("request");
}

async function inChat(actor: Actor, requestId: string, messageId: string): Promise<Holder> {
  const session = await accessMessage(actor, messageId, "write");
  const message = await db().aiMessage.findUnique({ where: { id: messageId }, select: { finish: true } });
  const modelId = await chooseModel(undefined, session).catch(noModel);
  return {
    isEnded: message?.finish != null,
    async store(tx, decided) {
      await lockSession(tx, session.id);
      const where = { id: messageId };
      const row = await tx.aiMessage.findUnique({
        where,
        select: { parts: true, children: { select: { id: true }, take: 1 } },
      });
      if (!row) throw notFound("message");
      const parts = withDecision(row.parts as Part[], requestId, decided);
      await tx.aiMessage.update({ where, data: { parts: parts as Prisma.InputJsonArray } });
      await publishAnswer(tx, messageId);
      const isOpen = parts.some((part) => part.type === "tool" && part.state === "asked");
      // Something else was asked meanwhile: its answer is told what was decided.
      if (isOpen || row.children.length > 0 || !modelId) return;
      const current = await tx.aiSession.findUniqueOrThrow({
        where: { id: session.id },
        select: SESSION_FIELDS,
      });
      await addAnswer(tx, actor, { ...current, isMine: true }, modelId, { parentId: messageId });
    },
  };
}

/** What was confirmed is done, though nobody says so. */
function noModel(error: unknown): null {
  if (!(error instanceof AppError)) throw error;
  return null;
}

/** The answer is a message that others have read: it shows what came of it, and isn't gone on with. */
async function inThread(actor: Actor, requestId: string, answerId: string): Promise<Holder> {
  const { answer } = await accessAnswer(actor, answerId);
  return {
    isEnded: answer.finish !== null,
    async store(tx, decided) {
      await tx.$queryRaw`SELECT FROM assistant_answers WHERE id = ${answerId}::uuid FOR NO KEY UPDATE`;
      const row = await tx.assistantAnswer.findUniqueOrThrow({
        where: { id: answerId },
        select: { calls: true },
      });
      const calls = withDecision(row.calls as Part[], requestId, decided);
      await tx.assistantAnswer.update({
        where: { id: answerId },
        data: { calls: calls as Prisma.InputJsonArray },
      });
      await publishMessage(tx, answerId);
    },
  };
}

const withDecision = (parts: readonly Part[], requestId: string, decided: Decided): Part[] =>
  parts.map((part) =>
    part.type === "tool" && part.request?.id === requestId
      ? { ...part, ...decided, input: { ...(part.input as object), ...(decided.input as object) } }
      : part,
  );
