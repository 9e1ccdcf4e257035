import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import type { Actor } from "@/lib/auth/actor";
import { aiPurposes } from "@/lib/composition/ai-purposes";
import { db } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { createMessage } from "@/lib/messages/create/service";
import type { NewMessage } from "@/lib/messages/schema";
import { startRunner } from "@/realtime/ai-runner";
import { addMember, makeActor, makeChannel, makeUser } from "../factories";
import { makeAiPlace } from "./ai-helpers";
import { eventually } from "./clients";

/** A workspace with a model, two people, and a channel of both. */
export async function makeAssistantPlace() {
  // Models of other tests would be asked instead.
  await db().aiProvider.deleteMany();
  const place = await makeAiPlace();
  registerRunPurposes(aiPurposes);
  const reader = await makeUser({ name: "Ben" });
  await addMember(place.workspace, reader);
  const channel = await makeChannel(place.workspace, { name: "harbour" });
  return { ...place, channel, reader, asker: await makeActor(place.user) };
}

export async function startTestRunner() {
  const runner = await startRunner(TIME_LIMITS);
  onTestFinished(() => runner.stop());
}

/** Sends a message, and lets what follows from it happen. */
export async function say(actor: Actor, channelId: string, body: string, given: Partial<NewMessage> = {}) {
  const message = await createMessage(actor, channelId, { nonce: randomUUID(), body, ...given });
  await deliveriesSettled();
  return message;
}

export const answersTo = (questionId: string) =>
  db().message.findMany({
    where: { authorId: ASSISTANT_ID, nonce: questionId },
    include: { assistantAnswer: true },
  });

export async function answerTo(questionId: string) {
  const [message] = await answersTo(questionId);
  if (!message?.assistantAnswer) throw new Error("There is no answer");
  return { ...message, assistantAnswer: message.assistantAnswer };
}

export async function endedAnswer(questionId: string) {
  await eventually(async () => {
    const { assistantAnswer } = await answerTo(questionId);
    if (!assistantAnswer.finish) throw new Error("It is being written");
  }, 10_000);
  await deliveriesSettled();
  return answerTo(questionId);
}
