import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { DATA_RULE } from "../context/as-data";
import { instructionsFor } from "../messages/prompt";
import type { Prompt } from "../runs/purpose";
import { placeText } from "./place-text";

const ROLE = [
  "You are the assistant of a workspace. You were asked in a thread, and everyone who reads that thread reads your answer.",
  "Answer the question in its own language, in short Markdown, from what you are given below and from general knowledge; say so where you don’t know.",
  "Name days by their date, since others read them in another time zone or on another day. Write no pictures, and no links but plain addresses.",
].join(" ");

/**
 * What the model is given for an answer, with the rights that whoever asked has now.
 * @throws AppError where they have lost them, or the question is gone
 */
export async function promptFor(
  runId: string,
  { userId }: { userId: string; workspaceId: string },
): Promise<Prompt> {
  const answer = await db().assistantAnswer.findUnique({
    where: { runId },
    select: {
      id: true,
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
  const { question, data } = await placeText(threadId ?? questionId, questionId, timeZone);
  if (!question) throw new AppError("not_found", "The question was deleted.");
  const asked = `${question.author} asks: ${question.text}`;
  return {
    instructions: [ROLE, DATA_RULE, instructionsFor("", timeZone, new Date())].join("\n\n"),
    messages: [{ role: "user", content: [...data, asked].join("\n\n") }],
  };
}
