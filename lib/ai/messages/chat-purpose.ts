import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { DATA_RULE } from "../context/as-data";
import { gatherMaterial } from "../context/material";
import { type MessagePart, type Part, textOf } from "../parts";
import { checkAnswer } from "../retrieval/citations";
import { readableBy } from "../retrieval/readable-sql";
import type { SourceRef } from "../retrieval/schema";
import { withoutLinks } from "../retrieval/without-links";
import type { Prompt, PurposeRun, RunPurpose } from "../runs/purpose";
import { accessSession } from "../sessions/access";
import { nameChat } from "../sessions/title-purpose";
import { TOOL_RULES, toolsFor } from "../tools/for-run";
import { numberInChat } from "../tools/number-sources";
import { estimateTokens } from "../usage/cost";
import { accessMessage } from "./access";
import { visibleNodes } from "./branch";
import { instructionsFor, modelMessages } from "./prompt";
import { publishAnswer } from "./publish-answer";
import { pathTo } from "./tree";

const MODEL_ROOM = {
  label: true,
  hasVision: true,
  hasTools: true,
  contextTokens: true,
  maxOutputTokens: true,
} as const;
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
    select: { id: true, role: true, parts: true, sources: true },
    orderBy: { id: "asc" },
  });
  if (rows.length === 0) throw new AppError("not_found", "The question is gone.");
  const [person, model, answer] = await Promise.all([
    db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } }),
    db().aiModel.findUnique({ where: { id: modelId ?? "" }, select: MODEL_ROOM }),
    db().aiMessage.findUnique({ where: { id: answerId ?? "" }, select: { sources: true } }),
  ]);
  const isFromWorkspace = answer !== null && answer.sources !== null;
  const hasTools = isFromWorkspace && session.scope === null && (model?.hasTools ?? false);
  // Ids are in the order in which the messages were made, so a branch is sorted by them.
  const said = rows.map(({ parts, ...row }) => ({ ...row, parts: parts as MessagePart[] }));
  const hasResults = said.some(({ parts }) => parts.some(({ type }) => type === "tool"));
  const own = [session.instructions, modelMessages(said)];
  const questions = said.filter(({ role }) => role === "USER");
  const { given, notes } = await gatherMaterial({ userId }, questions, {
    label: model?.label ?? "This model",
    hasVision: model?.hasVision ?? false,
    roomTokens: roomOf(model, estimateTokens(own) + usedTokens),
  });
  if (isFromWorkspace && session.scope === null && model && !hasTools)
    notes.push(`${model.label} can’t use tools, so it didn’t look into the workspace.`);
  // Most have none, and another attempt has the same: nothing is written then, and no disk waited for.
  const where = { ...answerBeingWritten(run), NOT: { notes: { equals: notes } } };
  await db().aiMessage.updateMany({ where, data: { notes } });
  const timeZone = person?.timeZone ?? "UTC";
  return {
    ...{ timeZone, hasTools, known: said.flatMap(({ sources }) => (sources ?? []) as SourceRef[]) },
    instructions: instructionsFor(session.instructions, timeZone, new Date(), given.size > 0 || hasResults),
    messages: modelMessages(said.map((message) => ({ ...message, given: given.get(message.id) ?? [] }))),
  };
}

/** An answer in an AI chat. */
export const chatPurpose = {
  async access(actor, { answerId }, action) {
    await accessMessage(actor, answerId ?? "", action === "stop" ? "write" : "read");
  },
  async prepare(run) {
    const { timeZone, hasTools, known, ...prompt } = await prepareChat(run);
    return hasTools ? withTools(run, prompt, { timeZone, known }) : prompt;
  },
  async finish(tx, run, { parts: written, finish, error, modelId, modelName }) {
    const { answerId } = run;
    const { parts, sources } = await checked(tx, run, written);
    const { count } = await tx.aiMessage.updateMany({
      where: { id: answerId ?? "" },
      data: {
        ...{ parts: parts as Prisma.InputJsonArray, sources },
        text: textOf(parts),
        finish,
        error: error ?? undefined,
        modelId,
        modelName,
      },
    });
    // It was deleted meanwhile.
    if (count === 0) return;
    const message = await publishAnswer(tx, answerId ?? "");
    if (finish === "DONE") await nameChat(tx, run, { questionId: message.parentId, modelId });
  },
} satisfies RunPurpose;

type PurposeAnswer = Pick<PurposeRun, "answerId" | "sessionId">;

async function withTools(
  run: PurposeRun,
  prompt: Prompt,
  { timeZone, known }: { timeZone: string; known: readonly SourceRef[] },
): Promise<Prompt> {
  const { userId, workspaceId, answerId } = run;
  const place = {
    ...{ userId, workspaceId, timeZone, isShared: false, readable: readableBy(userId, workspaceId) },
    number: numberInChat(answerBeingWritten(run), known),
  };
  const { instructions = "" } = prompt;
  const rules = [instructions, TOOL_RULES, !instructions.includes(DATA_RULE) && DATA_RULE];
  return {
    ...prompt,
    instructions: rules.filter(Boolean).join("\n\n"),
    tools: toolsFor(place, { messageId: answerId ?? "" }),
  };
}

/**
 * What is stored of an answer: of what was read for it only the numbers that it cites, and no links where a planted text
 * could have its model write an address that carries the rest away.
 */
async function checked(tx: Transaction, { answerId, sessionId }: PurposeAnswer, written: readonly Part[]) {
  const inText = (change: (text: string) => string) =>
    written.map((part) => (part.type === "text" ? { ...part, text: change(part.text) } : part));
  const where = { id: answerId ?? "" };
  const row = await tx.aiMessage.findUnique({ where, select: { sources: true } });
  if (row?.sources) {
    const refs = row.sources as SourceRef[];
    const numbers = new Set(refs.map(({ number }) => number));
    const used = new Set<number>();
    const parts = inText((text) => {
      const { text: kept, used: cited } = checkAnswer(text, (number) => numbers.has(number));
      for (const number of cited) used.add(number);
      return kept;
    });
    return { parts, sources: refs.filter(({ number }) => used.has(number)) };
  }
  const hasTexts = await hasMaterial(tx, sessionId ?? "", answerId ?? "", written);
  return { parts: hasTexts ? inText(withoutLinks) : [...written], sources: undefined };
}

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
