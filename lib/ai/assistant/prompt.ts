import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import type { ObjectType } from "@/lib/objects/types";
import { audienceSql } from "../audience/audience-sql";
import { asData, DATA_RULE } from "../context/as-data";
import { renderObject } from "../context/render";
import { instructionsFor } from "../messages/prompt";
import type { SourceRef } from "../retrieval/schema";
import type { Prompt, PurposeRun } from "../runs/purpose";
import { TOOL_RULES, toolsFor } from "../tools/for-run";
import { numberInThread } from "../tools/number-sources";
import { LIMITS } from "./limits";
import { placeText } from "./place-text";
import { findSources } from "./sources";

const ROLE = [
  "You are the assistant of a workspace. You were asked in a thread, and everyone who reads that thread reads your answer.",
  "Answer the question in its own language, in short Markdown, from what was said there and the numbered sources, else from general knowledge; say so where you don’t know.",
  "End each sentence that takes something from a source with its number in square brackets, such as [1]. Cite no number that wasn’t given, and don’t list the sources at the end.",
  "Name days by their date, since others read them in another time zone or on another day. Write no pictures and no links.",
].join(" ");

/**
 * What the model is given for an answer, with the rights that whoever asked has now.
 * @throws AppError where they have lost them, or the question is gone
 */
export async function promptFor({ id: runId, attempt, userId, workspaceId }: PurposeRun): Promise<Prompt> {
  const answer = await db().assistantAnswer.findUnique({
    where: { runId },
    select: {
      id: true,
      sources: true,
      message: { select: { nonce: true, channelId: true, threadId: true, deletedAt: true } },
    },
  });
  if (!answer || answer.message.deletedAt) throw notFound("answer");
  const { nonce: questionId, channelId, threadId } = answer.message;
  await accessChannel({ userId }, channelId, "message.create").catch((error) => {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, "Whoever asked can’t write here any more.");
  });
  const person = await db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } });
  const timeZone = person?.timeZone ?? "UTC";
  const said = await placeText(threadId ?? questionId, questionId, timeZone);
  if (!said.question) throw new AppError("not_found", "The question was deleted.");
  const { text, author } = said.question;
  const { refs, sources, hasMore } = await findSources({
    ...{ userId, workspaceId, channelId, question: text, before: said.before, known: said.ids },
    // Of an attempt before: what its tools have given stands in its finished steps.
    refs: answer.sources as SourceRef[],
  });
  const about = threadId ? await aboutOf(userId, threadId) : [];
  // What each number stands for: `finish` keeps those that are cited.
  // Only while this attempt is the one that writes it.
  const beingWritten = { id: answer.id, finish: null, run: { is: { id: runId, attempt } } };
  await db().assistantAnswer.updateMany({ where: beingWritten, data: { sources: refs, hasMore } });
  const place = {
    ...{ userId, workspaceId, timeZone, isShared: true, readable: audienceSql(userId, channelId) },
    number: numberInThread(beingWritten),
  };
  const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone });
  const found = sources.map(({ number, source }) => {
    const head = [`Source ${number}`, source.title, source.author, time.format(source.at)];
    return asData(head.filter(Boolean).join(" · "), source.excerpt);
  });
  return {
    instructions: [ROLE, TOOL_RULES, DATA_RULE, instructionsFor("", timeZone, new Date())].join("\n\n"),
    tools: toolsFor(place, { answerId: answer.id }),
    messages: [
      {
        role: "user",
        content: [...found, ...about, ...said.data, `${author} asks: ${text}`].join("\n\n"),
      },
    ],
  };
}

/** What the messages of a thread are comments on. It is in the thread's channel, so every reader of the thread reads it. */
async function aboutOf(userId: string, threadId: string): Promise<string[]> {
  const thread = await db().thread.findUnique({
    where: { id: threadId },
    select: { aboutType: true, aboutId: true },
  });
  if (!thread?.aboutType || !thread.aboutId) return [];
  const object = { type: thread.aboutType as ObjectType, id: thread.aboutId };
  const rendered = await renderObject({ userId }, object, { maxCharacters: LIMITS.aboutChars });
  return rendered ? [`What the thread is about:\n${rendered.text}`] : [];
}
