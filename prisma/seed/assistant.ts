import { randomUUID } from "node:crypto";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { db } from "@/lib/db";
import type { Who } from "./conversations";

const QUESTION = "[@assistant](mention:assistant) what contrast do the numbers have, and was that tested?";
const ANSWER =
  "**5.1 : 1** by day and **6.4 : 1** by night. Chiara tested the colours against the three kinds of colour blindness [1].";

/** A thread in which the assistant was asked, and answered with a source. */
export async function addAssistant(people: Record<Who, { id: string }>, designId: string): Promise<void> {
  const find = (start: string) =>
    db().message.findFirstOrThrow({ where: { channelId: designId, body: { startsWith: start } } });
  const source = await find("Colours are tested");
  const { id: threadId } = await find("Three ways to show the tide");
  const at = (minutes: number) => new Date(source.createdAt.getTime() + minutes * 60_000);
  const reply = { channelId: designId, threadId, streamId: threadId };
  const recentAuthorIds = [ASSISTANT_ID, people.dev.id];
  await db().thread.create({
    data: {
      ...{ id: threadId, channelId: designId, lastSeq: 2, replyCount: 2 },
      ...{ lastReplyAt: at(21), recentAuthorIds },
    },
  });
  const question = await db().message.create({
    data: {
      ...{ ...reply, seq: 1, authorId: people.dev.id, body: QUESTION },
      ...{ nonce: randomUUID(), createdAt: at(20) },
    },
  });
  await db().message.create({
    data: {
      ...{ ...reply, seq: 2, authorId: ASSISTANT_ID, body: ANSWER, nonce: question.id, createdAt: at(21) },
      assistantAnswer: {
        create: {
          ...{ askerId: people.dev.id, finish: "DONE", modelName: "Demo model" },
          sources: [{ number: 1, type: "message", id: source.id }],
        },
      },
    },
  });
  await db().threadFollow.createMany({
    data: [people.dev, people.chiara].map(({ id: userId }) => ({ threadId, userId, readSeq: 2 })),
  });
}
