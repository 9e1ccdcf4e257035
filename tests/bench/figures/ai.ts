import { setTimeout as wait } from "node:timers/promises";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { stopRun } from "@/lib/ai/runs/service";
import { aiPurposes } from "@/lib/composition/ai-purposes";
import { db } from "@/lib/db";
import { now, startPacedProvider, writtenAt } from "../ai-provider";
import { askOnce, bareFirstToken, createBenchModel, listen, startWorker } from "../ai-runs";
import { cpuSeconds } from "../cores";
import { count, type Figure, measure, type Row } from "../figure";
import { createTeam } from "../people";
import { latency, median, percentile } from "../statistics";

const [STREAMS, TOKENS_A_SECOND] = [50, 60];
const [AT_ONCE, GRANTED] = [40, 10];
/** Answers are asked for by so many at a time, as several processes would: all of them go on before the first one ends. */
const ASKERS = 8;

export const ai: Figure = {
  name: "ai",
  title: "Answers of AI models",
  method: `A worker of its own process streams answers of a provider on this machine, and they are heard as a realtime node hears them. To the first token: from the stored question to the first piece, less what a bare fetch of the same provider takes, in turn with it. For each token: from the provider's writing it to hearing it, with ${STREAMS} answers at once of ${TOKENS_A_SECOND} tokens a second. Stop: from the request to the end of the provider's connection. Takeover: from kill -9 of the worker that writes to the first piece of another one. Budget: ${AT_ONCE} answers at once where there is enough for ${GRANTED}.`,
  async run({ instance, isQuick, log }) {
    // Who may stop a run is said by its purpose.
    registerRunPurposes(aiPurposes);
    const provider = await startPacedProvider();
    const { url } = provider;
    const { workspaceId, people } = await createTeam(AT_ONCE);
    const events = await listen();
    const port = instance.startPort;
    let worker = await startWorker(url, port);
    const { id: modelId } = await createBenchModel(url);
    const ask = (person = 0, model = modelId) => askOnce(people[person % people.length]!, workspaceId, model);
    const rows: Row[] = [];
    // Each stage is told as it ends: where a later one breaks off, these are known.
    const add = (...measured: Row[]) => {
      rows.push(...measured);
      for (const { what, product, target } of measured) log(`${what}: ${product} ${target}`.trimEnd());
    };

    // To the first token.
    provider.setPace({ tokens: 1, everyMs: 0, firstMs: 0 });
    const [whole, fromStored, bare]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < (isQuick ? 40 : 200); round += 1) {
      bare.push(await bareFirstToken(url));
      const { runId, callAt, askedAt } = await ask(round);
      await events.grew(runId);
      const { at } = events.of(runId)[0]!;
      whole.push(at - callAt);
      fromStored.push(at - askedAt);
      await events.ended(runId);
    }
    const limit = median(bare);
    const over = latency(fromStored.slice(5).map((ms) => ms - limit));
    const bareText = `${limit.toFixed(2)} ms`;
    add(
      measure({
        what: "Above a bare fetch, first token, p50",
        unit: "ms",
        values: [over.p50],
        limit: bareText,
        atMost: 5,
      }),
      measure({ what: "Above a bare fetch, first token, p95", unit: "ms", values: [over.p95], atMost: 15 }),
      measure({
        ...{ what: "From sending the question to the first token, p50", unit: "ms" },
        ...{ values: [latency(whole).p50], isReport: true },
      }),
    );

    // Each token.
    const seconds = isQuick ? 5 : 20;
    provider.setPace({ tokens: seconds * TOKENS_A_SECOND, everyMs: 1_000 / TOKENS_A_SECOND, firstMs: 2_000 });
    const cpuBefore = cpuSeconds(worker.child.pid!);
    const started = await atMost(ASKERS, STREAMS, (at) => ask(at));
    await events.ended(...started.map(({ runId }) => runId));
    const cpu = (cpuSeconds(worker.child.pid!) - cpuBefore) / seconds;
    const delays = started.flatMap(({ runId }) =>
      events.of(runId).flatMap(({ at, text }) => writtenAt(text).map((written) => at - written)),
    );
    const wanted = STREAMS * seconds * TOKENS_A_SECOND;
    add(
      measure({ what: "A token, p50", unit: "ms", values: [latency(delays).p50], isReport: true }),
      measure({ what: "A token, p95", unit: "ms", values: [latency(delays).p95], atMost: 60 }),
      count({ what: "Tokens that weren't heard", values: [wanted - delays.length], of: wanted, atMost: 0 }),
      measure({ what: "Of a core, for all answers", unit: "%", values: [cpu * 100], atMost: 25 }),
    );

    // Stop.
    provider.setPace({ tokens: 10_000, everyMs: 20, firstMs: 0 });
    const stops: number[] = [];
    for (let round = 0; round < (isQuick ? 10 : 40); round += 1) {
      const { runId } = await ask(round);
      await events.grew(runId, 3);
      const [before, stoppedAt] = [provider.left.length, now()];
      await stopRun({ userId: people[round % people.length]!.userId }, runId);
      await events.ended(runId);
      while (provider.left.length <= before && now() - stoppedAt < 5_000) await wait(1);
      stops.push((provider.left[before] ?? Number.POSITIVE_INFINITY) - stoppedAt);
    }
    add(measure({ what: "Stop, p95", unit: "ms", values: [latency(stops).p95], atMost: 100 }));

    // Takeover.
    const silences: number[] = [];
    for (let round = 0; round < (isQuick ? 2 : 8); round += 1) {
      provider.setPace({ tokens: 10_000, everyMs: 20, firstMs: 0 });
      const { runId } = await ask(round);
      await events.grew(runId, 5);
      const next = await startWorker(url, port + 1 + (round % 2));
      const killedAt = now();
      const { attempt } = events.of(runId).at(-1)!;
      await worker.kill();
      await events.until(() => (events.of(runId).at(-1)?.attempt ?? 0) > attempt);
      silences.push(events.of(runId).find((one) => one.attempt > attempt)!.at - killedAt);
      worker = next;
      await stopRun({ userId: people[round % people.length]!.userId }, runId);
      await events.ended(runId);
    }
    add(
      measure({
        what: "Takeover after kill -9, the longest",
        unit: "ms",
        values: [percentile(silences, 1)],
        atMost: 1_000,
      }),
    );

    // Budget.
    const priced = await createBenchModel(url, { outputPrice: 1_000_000n, maxOutputTokens: 1_000 });
    await db().aiBudget.create({
      data: { workspaceId, period: "DAY", limitMicros: 1_000n * BigInt(GRANTED) },
    });
    // None ends before all have been granted or refused: what it doesn't use is enough for others.
    provider.setPace({ tokens: 1, everyMs: 0, firstMs: 0 });
    const release = provider.hold();
    const before = provider.calls();
    const asked = await atMost(ASKERS, AT_ONCE, (at) => ask(at, priced.id));
    const refused = () => asked.filter(({ runId }) => events.hasEnded(runId)).length;
    while (provider.calls() - before + refused() < AT_ONCE) await wait(20);
    const granted = provider.calls() - before;
    release();
    await events.ended(...asked.map(({ runId }) => runId));
    add(
      count({
        ...{ what: `Answers beside the ${GRANTED} that the budget is enough for`, of: AT_ONCE, atMost: 0 },
        values: [Math.abs(granted - GRANTED)],
      }),
    );
    await worker.kill();
    await events.stop();
    provider.stop();
    return rows;
  },
};

/** `work` for each of `count` places, no more than `limit` of them at a time. */
async function atMost<T>(limit: number, count: number, work: (at: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) done[at] = await work(at);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return done;
}
