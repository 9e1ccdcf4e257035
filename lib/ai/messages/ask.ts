import "./events";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, memberRoom, type Room } from "@/lib/realtime/rooms";
import { takeFiles } from "../attachments/take-files";
import { distinctObjects } from "../context/distinct";
import type { MessagePart } from "../parts";
import { startRun } from "../runs/start-run";
import { type AccessedSession, accessSession } from "../sessions/access";
import { titleOf } from "../sessions/policy";
import { SESSION_FIELDS } from "../sessions/presenter";
import { quotesPlaces } from "../sessions/quotes-places";
import { lockSession, publishSession } from "../sessions/service";
import { accessMessage } from "./access";
import { MAX_CHAT_MESSAGES } from "./limits";
import { chooseModel } from "./model";
import { MESSAGE_FIELDS, toMessage } from "./presenter";
import type { AiMessage, NewAnswer, NewQuestion } from "./schema";

type Turn = { question: AiMessage | null; answer: AiMessage };

/**
 * Creates a question, its answer and the run that writes it. The same nonce returns the first ones.
 * @throws AppError conflict while the answer that it follows is being written; see `chooseModel` and `takeFiles`
 */
export async function ask(actor: Actor, sessionId: string, given: NewQuestion): Promise<Turn> {
  const session = await accessSession(actor, sessionId, "write");
  const modelId = await chooseModel(given.modelId, session);
  return transaction(async (tx) => {
    await lockSession(tx, sessionId);
    const first = await tx.aiMessage.findFirst({ where: { sessionId, nonce: given.nonce } });
    if (first) return firstTurn(tx, first.id);
    if (given.parentId) await assertAnswered(tx, sessionId, given.parentId);
    await assertRoom(tx, sessionId);
    const { parentId, nonce, text, fileIds = [], context = [] } = given;
    const files = await takeFiles(tx, actor, { sessionId, modelId, fileIds });
    const objects = distinctObjects(context).map((object) => ({ type: "object", object }));
    const parts = [{ type: "text", text }, ...files, ...objects];
    const question = await tx.aiMessage.create({
      data: { sessionId, parentId, role: "USER", parts, text, nonce },
      select: MESSAGE_FIELDS,
    });
    await tx.aiMessageFile.createMany({
      data: files.map(({ fileId }) => ({ messageId: question.id, fileId })),
    });
    const current = await tx.aiSession.findUniqueOrThrow({
      where: { id: sessionId },
      select: SESSION_FIELDS,
    });
    const title = current.isNamed || current.title ? undefined : titleOf(text);
    return addAnswer(tx, actor, { ...current, isMine: true }, modelId, { question, parentId, title });
  });
}

/**
 * Creates another answer to a question. Of an answer that the output limit cut off, it creates the rest of it.
 * @throws AppError conflict for other answers
 */
export async function answerAgain(actor: Actor, messageId: string, given: NewAnswer): Promise<Turn> {
  const session = await accessMessage(actor, messageId, "write");
  const modelId = await chooseModel(given.modelId, session);
  const sessionId = session.id;
  return transaction(async (tx) => {
    await lockSession(tx, sessionId);
    const first = await tx.aiMessage.findFirst({
      where: { sessionId, nonce: given.nonce },
      select: MESSAGE_FIELDS,
    });
    if (first) return { question: null, answer: toMessage(first, true) };
    const message = await tx.aiMessage.findUnique({ where: { id: messageId } });
    if (!message) throw notFound("message");
    if (message.role === "ASSISTANT" && message.finish !== "LENGTH" && !endsDecided(message.parts))
      throw new AppError("conflict", "Only an answer that was cut off can go on. Ask again instead.");
    await assertRoom(tx, sessionId);
    const current = await tx.aiSession.findUniqueOrThrow({
      where: { id: sessionId },
      select: SESSION_FIELDS,
    });
    const { nonce } = given;
    return addAnswer(tx, actor, { ...current, isMine: true }, modelId, { parentId: messageId, nonce });
  });
}

/** Whether an answer ends with what a person has decided on, so that there is more to say. */
const endsDecided = (parts: unknown): boolean => {
  const last = (parts as MessagePart[]).at(-1);
  return last?.type === "tool" && last.request !== undefined && last.state !== "asked";
};

type Added = {
  question?: Parameters<typeof toMessage>[0];
  /** What the first of the new messages follows. */
  parentId: string | null;
  nonce?: string;
  title?: string | undefined;
};

/** Adds an answer that follows a message, and the run that writes it. */
export async function addAnswer(
  tx: Transaction,
  actor: Actor,
  session: AccessedSession,
  modelId: string,
  { question, parentId, nonce, title }: Added,
): Promise<Turn> {
  const { id: sessionId, workspaceId } = session;
  const isFromWorkspace = session.scope !== null || session.usesWorkspace;
  const { id: answerId } = await tx.aiMessage.create({
    data: {
      ...{ sessionId, parentId: question?.id ?? parentId, role: "ASSISTANT", parts: [], modelId, nonce },
      ...(isFromWorkspace && { sources: [] }),
    },
    select: { id: true },
  });
  // What follows the shared branch is shared, and no other one.
  const isShared =
    session.visibility === "WORKSPACE" &&
    session.sharedLeafId === parentId &&
    !(await quotesPlaces(tx, session));
  const owner = memberRoom(workspaceId, actor.userId);
  const room: Room = isShared ? aiSessionRoom(sessionId) : owner;
  const userId = actor.userId;
  const purpose = session.scope === null ? "chat" : "ask";
  await startRun(tx, { purpose, answerId, sessionId, userId, workspaceId, modelId, room });
  const row = await tx.aiSession.update({
    where: { id: sessionId },
    data: {
      ...{ leafId: answerId, modelId, lastMessageAt: new Date(), archivedAt: null, title },
      ...(isShared && { sharedLeafId: answerId }),
      revision: { increment: 1 },
    },
    select: SESSION_FIELDS,
  });
  const answer = toMessage(
    await tx.aiMessage.findUniqueOrThrow({ where: { id: answerId }, select: MESSAGE_FIELDS }),
    true,
  );
  const turn = { question: question ? toMessage(question, true) : null, answer };
  const messages = turn.question ? [turn.question, answer] : [answer];
  await publishWidely(tx, { to: [owner, room] }, "aiMessages.created", { sessionId, messages });
  await publishSession(tx, { ...row, isMine: true });
  return turn;
}

async function firstTurn(tx: Transaction, questionId: string): Promise<Turn> {
  const [question, answer] = await tx.aiMessage.findMany({
    where: { OR: [{ id: questionId }, { parentId: questionId }] },
    orderBy: { id: "asc" },
    take: 2,
    select: MESSAGE_FIELDS,
  });
  return { question: toMessage(question!, true), answer: toMessage(answer!, true) };
}

async function assertAnswered(tx: Transaction, sessionId: string, parentId: string): Promise<void> {
  const parent = await tx.aiMessage.findFirst({ where: { id: parentId, sessionId, role: "ASSISTANT" } });
  if (!parent) throw notFound("message");
  if (!parent.finish) throw new AppError("conflict", "Wait until the answer is written, or stop it.");
}

async function assertRoom(tx: Transaction, sessionId: string): Promise<void> {
  if ((await tx.aiMessage.count({ where: { sessionId } })) >= MAX_CHAT_MESSAGES)
    throw new AppError("conflict", "This chat has as many messages as one can have. Start another one.");
}
