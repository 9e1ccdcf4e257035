import { randomUUID } from "node:crypto";
import pg from "pg";
import { ask } from "@/lib/ai/messages/ask";
import { textOf } from "@/lib/ai/parts";
import { db, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { NOTIFY_CHANNEL, parsePayload } from "@/lib/realtime/bus-messages";
import { now } from "./ai-provider";
import type { BenchPerson } from "./people";
import { start } from "./processes";

/** A model of the paced provider that costs so much for the output that is reserved, and nothing else. */
export async function createBenchModel(url: string, { outputPrice = 0n, maxOutputTokens = 1_000 } = {}) {
  // This process chooses the model of a question, the worker asks it.
  Object.assign(env(), { AI_BASE_URL: url });
  const provider =
    (await db().aiProvider.findFirst({ where: { variable: "AI_BASE_URL" } })) ??
    (await db().aiProvider.create({
      data: { kind: "COMPATIBLE", name: "Bench", variable: "AI_BASE_URL", baseUrl: url },
    }));
  await db().aiProvider.update({ where: { id: provider.id }, data: { baseUrl: url } });
  const name = `bench-${randomUUID()}`;
  const price = { inputPrice: 0n, cachedPrice: 0n, outputPrice };
  return db().aiModel.create({
    data: { providerId: provider.id, name, label: name, maxOutputTokens, ...price },
  });
}

export const startWorker = (url: string, port: number) =>
  start({
    name: "AI worker",
    args: ["--import", "tsx", "tests/bench/clients/ai-worker.ts"],
    env: { ...process.env, AI_BASE_URL: url, PORT: String(port) },
    health: `http://127.0.0.1:${port}`,
  });

export type Grown = { at: number; attempt: number; text: string };
export type Started = { runId: string; callAt: number; askedAt: number };

/** Everything that runs announce, as a realtime node hears it. */
export async function listen() {
  const grown = new Map<string, Grown[]>();
  const waiting: { isThere: () => boolean; done: () => void }[] = [];
  const ended = new Set<string>();
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  client.on("notification", ({ payload = "" }) => {
    const at = now();
    const { notification } = parsePayload(payload);
    if (!("event" in notification)) return;
    const data = notification.data as { runId?: string; attempt: number; parts?: never };
    if (!data.runId) return;
    if (notification.event === "aiRun.ended") ended.add(data.runId);
    if (notification.event === "aiRun.grew") {
      const own = grown.get(data.runId) ?? [];
      grown.set(data.runId, own);
      own.push({ at, attempt: data.attempt, text: textOf(data.parts ?? []) });
    }
    for (const one of [...waiting])
      if (one.isThere()) {
        waiting.splice(waiting.indexOf(one), 1);
        one.done();
      }
  });
  await client.query(`LISTEN ${NOTIFY_CHANNEL}`);
  const until = (isThere: () => boolean) =>
    isThere() ? Promise.resolve() : new Promise<void>((done) => void waiting.push({ isThere, done }));
  return {
    of: (runId: string) => grown.get(runId) ?? [],
    grew: (runId: string, count = 1) => until(() => (grown.get(runId)?.length ?? 0) >= count),
    hasEnded: (runId: string) => ended.has(runId),
    ended: (...runIds: string[]) => until(() => runIds.every((runId) => ended.has(runId))),
    until,
    stop: () => client.end(),
  };
}

/** A question in a chat of its own. */
export async function askOnce(
  { userId }: BenchPerson,
  workspaceId: string,
  modelId: string,
): Promise<Started> {
  const data = { workspaceId, ownerId: userId, modelId, title: "Bench", isNamed: true };
  const session = await db().aiSession.create({ data });
  const actor = { userId, sessionId: "", name: "Person", image: null, emailVerified: true };
  const callAt = now();
  const { answer } = await ask(actor, session.id, {
    parentId: null,
    text: "Go on",
    nonce: randomUUID(),
  } as never);
  const askedAt = now();
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM ai_runs WHERE answer_id = $1", [
    answer.id,
  ]);
  return { runId: rows[0]!.id, callAt, askedAt };
}

/** The least that gets a first token from the provider. */
export async function bareFirstToken(url: string): Promise<number> {
  const startedAt = now();
  const body = { model: "bench", stream: true, messages: [{ role: "user", content: "Go on" }] };
  const response = await fetch(`${url}/chat/completions`, {
    ...{ method: "POST", body: JSON.stringify(body) },
    headers: { "content-type": "application/json" },
  });
  const reader = response.body!.getReader();
  await reader.read();
  const took = now() - startedAt;
  while (!(await reader.read()).done);
  return took;
}
