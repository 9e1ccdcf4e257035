import "./events";
import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { publish, publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, memberRoom } from "@/lib/realtime/rooms";
import { gatherMaterial } from "../context/material";
import { type MessagePart, textOf } from "../parts";
import { withoutLinks } from "../retrieval/without-links";
import type { PurposeRun, RunPurpose } from "../runs/purpose";
import { accessSession } from "../sessions/access";
import { nameChat } from "../sessions/title-purpose";
import { estimateTokens } from "../usage/cost";
import { accessMessage } from "./access";
import { isOnSharedBranch, visibleNodes } from "./branch";
import { MESSAGE_FIELDS, toMessage } from "./presenter";
import { instructionsFor, modelMessages } from "./prompt";
import { pathTo } from "./tree";

const MODEL_ROOM = { label: true, hasVision: true, contextTokens: true, maxOutputTokens: true } as const;
/** Of a model whose context isn't known. */
const ASSUMED_CONTEXT = 32_000;
/** Estimates are too low for code and for Chinese, Japanese and Korean. */
const MARGIN = 1.3;

/** How many tokens attachments and context may have beside the rest of the prompt and the answer. */
function roomOf(
  model: { contextTokens: number | null; maxOutputTokens: number } | null,
  used: number,
): number {
  const context = model?.contextTokens ?? ASSUMED_CONTEXT;
  // A model of which the whole context is said to be for output still reads something.
  const output = Math.min(model?.maxOutputTokens ?? 0, context / 2);
  return Math.max(0, Math.floor((context - output) / MARGIN - used));
}

/** The chat of a run, if whoever asked may still write in it. */
export const accessAsker = ({ sessionId, userId }: Pick<PurposeRun, "sessionId" | "userId">) =>
  accessSession({ userId }, sessionId ?? "", "write").catch((error) => {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, "Whoever asked can’t write in this chat any more.");
  });

/** The answer of a run, while this attempt is the one that writes it. */
export const answerBeingWritten = ({ id, answerId, attempt }: PurposeRun) => ({
  id: answerId ?? "",
  ...{ finish: null, run: { is: { id, attempt } } },
});

/** @param usedTokens of what is added to the prompt */
export async function prepareChat(run: PurposeRun, usedTokens = 0) {
  const { answerId, userId, modelId } = run;
  const session = await accessAsker(run);
  const branch = pathTo(await visibleNodes(session), answerId).slice(0, -1);
  const ids = branch.map(({ id }) => id);
  const rows = await db().aiMessage.findMany({
    where: { id: { in: ids } },
    select: { id: true, role: true, parts: true },
    orderBy: { id: "asc" },
  });
  // Ids are in the order in which the messages were made, so a branch is sorted by them.
  const said = rows.map((row) => ({ ...row, parts: row.parts as MessagePart[] }));
  if (said.length === 0) throw new AppError("not_found", "The question is gone.");
  const [person, model] = await Promise.all([
    db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } }),
    db().aiModel.findUnique({ where: { id: modelId ?? "" }, select: MODEL_ROOM }),
  ]);
  const own = [session.instructions, modelMessages(said)];
  const questions = said.filter(({ role }) => role === "USER");
  const { given, notes } = await gatherMaterial({ userId }, questions, {
    label: model?.label ?? "This model",
    hasVision: model?.hasVision ?? false,
    roomTokens: roomOf(model, estimateTokens(own) + usedTokens),
  });
  // The same again where another attempt is made.
  await db().aiMessage.updateMany({ where: answerBeingWritten(run), data: { notes } });
  const timeZone = person?.timeZone ?? "UTC";
  return {
    instructions: instructionsFor(session.instructions, timeZone, new Date(), given.size > 0),
    messages: modelMessages(said.map((message) => ({ ...message, given: given.get(message.id) ?? [] }))),
  };
}

/** An answer in an AI chat. */
export const chatPurpose = {
  async access(actor, { answerId }, action) {
    await accessMessage(actor, answerId ?? "", action === "stop" ? "write" : "read");
  },
  prepare: (run) => prepareChat(run),
  async finish(tx, run, { parts: written, finish, error, modelId, modelName }) {
    const { answerId, sessionId, userId } = run;
    // A planted text in what the model was given could have it write an address that carries the rest away.
    const parts = (await hasMaterial(tx, sessionId ?? "", answerId ?? "", written))
      ? written.map((part) => (part.type === "text" ? { ...part, text: withoutLinks(part.text) } : part))
      : written;
    const { count } = await tx.aiMessage.updateMany({
      where: { id: answerId ?? "" },
      data: {
        parts: parts as Prisma.InputJsonArray,
        text: textOf(parts),
        finish,
        error: error ?? undefined,
        modelId,
        modelName,
      },
    });
    // It was deleted meanwhile.
    if (count === 0) return;
    const row = await tx.aiMessage.findUniqueOrThrow({
      where: { id: answerId ?? "" },
      select: MESSAGE_FIELDS,
    });
    const message = toMessage(row, true);
    const session = await tx.aiSession.findUniqueOrThrow({
      where: { id: sessionId ?? "" },
      select: { id: true, workspaceId: true, visibility: true, sharedLeafId: true },
    });
    const isShared = session.visibility === "WORKSPACE" && (await isOnSharedBranch(session, message.id, tx));
    const owner = memberRoom(session.workspaceId, userId);
    await publish(tx, owner, "aiMessage.ended", message);
    if (isShared) {
      const readers = { to: [aiSessionRoom(session.id)], except: [owner] };
      await publishWidely(tx, readers, "aiMessage.ended", toMessage(row, false));
    }
    if (finish === "DONE") await nameChat(tx, run, { questionId: message.parentId, modelId });
  },
} satisfies RunPurpose;

/** Whether the branch that ends with an answer has attachments, context or results of tools: texts of others. */
async function hasMaterial(
  tx: Transaction,
  sessionId: string,
  answerId: string,
  written: readonly MessagePart[],
): Promise<boolean> {
  const nodes = await visibleNodes({ id: sessionId, isMine: true, sharedLeafId: null }, tx);
  const rows = await tx.aiMessage.findMany({
    where: { id: { in: pathTo(nodes, answerId).map(({ id }) => id) } },
    select: { parts: true },
  });
  const parts = [...rows.flatMap((row) => row.parts as MessagePart[]), ...written];
  return parts.some(({ type }) => type !== "text" && type !== "reasoning");
}
