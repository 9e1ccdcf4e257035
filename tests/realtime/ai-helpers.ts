// Before anything reads the environment: providers are on this machine.
process.env.OUTBOUND_ALLOW_LIST = "127.0.0.1";

import "@/lib/composition/events";
import pg from "pg";
import { onTestFinished } from "vitest";
import { followRun } from "@/lib/ai/runs/follower";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { getRunChunks } from "@/lib/ai/runs/service";
import { startRun } from "@/lib/ai/runs/start-run";
import { db, transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { NOTIFY_CHANNEL, parsePayload } from "@/lib/realtime/bus-messages";
import { userRoom } from "@/lib/realtime/rooms";
import { makeUser, makeWorkspace } from "../factories";
import { type AiProviderServer, startAiProvider } from "../setup/ai-provider";
import { aiTestPurpose } from "./ai-purpose";
import { eventually } from "./clients";

/** A provider, and a person with a chat. Models are made by the names that the provider knows. */
export async function makeAiPlace() {
  registerRunPurposes({ test: aiTestPurpose });
  const fake = await startAiProvider();
  onTestFinished(() => fake.stop());
  const user = await makeUser();
  const workspace = await makeWorkspace(user);
  const session = await db().aiSession.create({ data: { workspaceId: workspace.id, ownerId: user.id } });
  const provider = await db().aiProvider.create({
    data: { kind: "COMPATIBLE", name: "Test provider", baseUrl: `${fake.url}/v1` },
  });
  const makeModel = (given: Partial<Prisma.AiModelUncheckedCreateInput> = {}) =>
    db().aiModel.create({
      data: {
        ...{ providerId: provider.id, name: `m-${crypto.randomUUID()}`, label: "Model", hasTools: true },
        ...{ inputPrice: 2_000_000n, cachedPrice: 500_000n, outputPrice: 8_000_000n, maxOutputTokens: 1_000 },
        ...given,
      },
    });
  const ask = async (modelId: string) => {
    const place = { sessionId: session.id, userId: user.id, workspaceId: workspace.id };
    return transaction(async (tx) => {
      const answer = await tx.aiMessage.create({
        data: { sessionId: session.id, role: "ASSISTANT", parts: [] },
      });
      const room = userRoom(user.id);
      const run = await startRun(tx, { ...place, purpose: "test", answerId: answer.id, modelId, room });
      return { runId: run.id, answerId: answer.id };
    });
  };
  return { fake, user, workspace, session, makeModel, ask };
}

export type AiPlace = Awaited<ReturnType<typeof makeAiPlace>>;

/** Follows a run as a browser does, by the events that the database announces. */
export async function follow(userId: string, runId: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  onTestFinished(() => client.end());
  const follower = followRun((after) => getRunChunks({ userId }, runId, after), {
    isGone: () => false,
    onChange: () => {
      lastAt = performance.now();
    },
  });
  let lastAt = performance.now();
  let longest = 0;
  client.on("notification", async ({ payload = "" }) => {
    const { notification } = parsePayload(payload);
    const event = "large" in notification ? await readLarge(notification.large) : notification;
    if (!("event" in event) || (event.data as { runId?: string }).runId !== runId) return;
    longest = Math.max(longest, performance.now() - lastAt);
    if (event.event === "aiRun.grew") follower.grow(event.data as never);
    if (event.event === "aiRun.ended") follower.end();
  });
  await client.query(`LISTEN ${NOTIFY_CHANNEL}`);
  await follower.catchUp();
  return {
    parts: () => follower.state().parts,
    attempt: () => follower.state().attempt,
    text: () =>
      follower
        .state()
        .parts.map((part) => (part.type === "text" ? part.text : ""))
        .join(""),
    /** In milliseconds, between two things heard of the run. */
    longestSilence: () => longest,
    ended: () =>
      eventually(() => {
        if (!follower.state().isEnded) throw new Error("The run goes on");
      }, 20_000),
  };
}

async function readLarge(id: string): Promise<{ event: string; data: unknown }> {
  const { body } = await db().largeEvent.findUniqueOrThrow({ where: { id } });
  return body as { event: string; data: unknown };
}

export const answerOf = (answerId: string) => db().aiMessage.findUniqueOrThrow({ where: { id: answerId } });

export const callsOf = (runId: string) =>
  db().aiCall.findMany({ where: { runId }, orderBy: [{ attempt: "asc" }, { step: "asc" }] });

export const longText = (words: number) => Array.from({ length: words }, (_, at) => `w${at} `).join("");

/** Answers in the words of `text`, each piece `pieceMs` after the other. */
export const slowly = (fake: AiProviderServer, text: string, pieceMs = 5) =>
  fake.respond(() => ({ text, pieceMs }));
