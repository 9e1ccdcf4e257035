import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { momentOf } from "@/lib/time/calendar";
import { DAY_MS } from "@/lib/time/wall-clock";
import { questionVector } from "../embeddings/question-vector";
import { visibleNodes } from "../messages/branch";
import { accessAsker, answerBeingWritten, chatPurpose, prepareChat } from "../messages/chat-purpose";
import { pathTo } from "../messages/tree";
import { numbered } from "../retrieval/citations";
import { readableBy } from "../retrieval/readable-sql";
import { retrieve } from "../retrieval/retrieve";
import type { SourceRef } from "../retrieval/schema";
import type { RetrievalScope } from "../retrieval/types";
import type { Prompt, PurposeRun, ReadyAnswer, RunPurpose } from "../runs/purpose";
import { estimateTokens } from "../usage/cost";
import { askInstructions, NOTHING_FOUND, sourcesText, withSources } from "./ask-prompt";
import type { AskScope } from "./schema";
import { timedQuestion } from "./when";

/** In UTF-16 units. */
const SHORT_QUESTION = 60;

/** An answer in a chat that asks the workspace: a chat's answer, from sources that are looked up for each question. */
export const askPurpose = {
  access: chatPurpose.access,
  async prepare(run): Promise<Prompt | ReadyAnswer> {
    const { question, before, known, cited, scope, timeZone, workspaceId } = await readBranch(run);
    const { text: asked, span } = timedQuestion(question, new Date(), timeZone);
    const found = await retrieve(db(), {
      readable: readableBy(run.userId, workspaceId),
      ...{ workspaceId, question: asked, before, also: cited },
      vector: await questionVector(run.userId, workspaceId, withEarlier(asked, before)),
      scope: { ...scopeOf(scope, timeZone), ...span },
    });
    if (found.length === 0) return { answer: NOTHING_FOUND };
    const { refs, sources } = numbered(known, found);
    const text = sourcesText(sources, timeZone);
    const prompt = await prepareChat(run, estimateTokens(text));
    // What each number stands for: another attempt gives the same ones, and `finish` keeps those that are cited.
    await db().aiMessage.updateMany({ where: answerBeingWritten(run), data: { sources: refs } });
    return {
      instructions: askInstructions(prompt.instructions),
      messages: withSources(prompt.messages, text),
    };
  },
  finish: chatPurpose.finish,
} satisfies RunPurpose;

/** A short follow-up means little by itself. */
const withEarlier = (question: string, before = "") =>
  question.length < SHORT_QUESTION ? [before, question].filter(Boolean).join("\n") : question;

const refsOf = (sources: Prisma.JsonValue | undefined) => (sources ?? []) as SourceRef[];

/** The last question and the one before it, what the numbers so far stand for, and what the last answer cited. */
async function readBranch(run: PurposeRun) {
  const { answerId, userId } = run;
  const session = await accessAsker(run);
  const branch = pathTo(await visibleNodes(session), answerId);
  const [rows, person] = await Promise.all([
    db().aiMessage.findMany({
      where: { id: { in: branch.map(({ id }) => id) } },
      select: { role: true, text: true, sources: true },
      orderBy: { id: "asc" },
    }),
    db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } }),
  ]);
  const questions = rows.filter(({ role }) => role === "USER");
  const question = questions.at(-1)?.text;
  if (question === undefined) throw new AppError("not_found", "The question is gone.");
  // The answer that the question follows, or for the rest of one the part before.
  const cited = refsOf(rows.slice(0, -1).findLast(({ role }) => role === "ASSISTANT")?.sources);
  const known = new Map(rows.flatMap(({ sources }) => refsOf(sources)).map((ref) => [ref.number, ref]));
  return {
    ...{ question, before: questions.at(-2)?.text, known: [...known.values()], cited },
    ...{ scope: (session.scope ?? {}) as AskScope, timeZone: person?.timeZone ?? "UTC" },
    workspaceId: session.workspaceId,
  };
}

/** Days of the asker as moments. */
const scopeOf = ({ channelId, authorId, after, before }: AskScope, zone: string): RetrievalScope => ({
  ...{ channelId, authorId },
  ...(after && { after: startOf(after, zone) }),
  ...(before && { before: startOf(before, zone, 1) }),
});

const startOf = (day: string, zone: string, plus = 0) =>
  momentOf(Date.parse(`${day}T00:00Z`) + plus * DAY_MS, zone);
