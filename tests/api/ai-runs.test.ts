import { beforeEach, expect, it, onTestFinished } from "vitest";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import type { RunPurpose } from "@/lib/ai/runs/purpose";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { startRun } from "@/lib/ai/runs/start-run";
import { aiPurposes } from "@/lib/composition/ai-purposes";
import { db, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { userRoom } from "@/lib/realtime/rooms";
import { makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";

let asker: SignedIn;
let reader: SignedIn;
let runId: string;

/** Its asker may stop a run, and one other person see it. */
const purpose: RunPurpose = {
  access: async ({ userId }, run, action) => {
    if (userId === run.userId) return;
    if (userId !== reader.id) throw notFound("answer");
    if (action === "stop") throw new AppError("forbidden", "Only who asked may stop it.");
  },
  prepare: async () => ({ messages: [] }),
  finish: async () => {},
};

beforeEach(async () => {
  registerRunPurposes({ ...aiPurposes, test: purpose });
  onTestFinished(() => registerRunPurposes(aiPurposes));
  [asker, reader] = [await makeSignedIn(), await makeSignedIn()];
  const { id: workspaceId } = await makeWorkspace(asker);
  const provider = await db().aiProvider.create({ data: { kind: "COMPATIBLE", name: "Test" } });
  const { id: modelId } = await db().aiModel.create({
    data: { providerId: provider.id, name: "m", label: "M" },
  });
  const place = { purpose: "test", answerId: null, sessionId: null, workspaceId, modelId };
  const run = await transaction((tx) =>
    startRun(tx, { ...place, userId: asker.id, room: userRoom(asker.id) }),
  );
  runId = run.id;
});

const write = (attempt: number, seq: number, text: string) =>
  transaction(async (tx) => {
    await tx.aiRunChunk.create({ data: { runId, attempt, seq, parts: [{ type: "text", text }] } });
    await tx.aiRun.update({ where: { id: runId }, data: { status: "RUNNING", attempt, lastSeq: seq } });
  });
const chunks = (after = 0, who = reader) =>
  send(who, getRunChunksContract, { params: { runId }, query: { after } });

it("shows what a run writes to those who may see it, and lets only those stop it who may", async () => {
  const stranger = await makeSignedIn();
  const params = { runId };
  expect(await chunks()).toMatchObject({ status: "QUEUED", attempt: 0, seq: 0, parts: [] });
  for (const contract of [getRunChunksContract, stopRunContract])
    expect(await refusal(stranger, contract, { params })).toMatchObject({ status: 404 });
  expect(await refusal(reader, stopRunContract, { params })).toMatchObject({ status: 403 });
  const [first, second] = await Promise.all([
    send(asker, stopRunContract, { params }),
    send(asker, stopRunContract, { params }),
  ]);
  expect([first.isStopping, second.isStopping]).toEqual([true, true]);
  const run = await db().aiRun.update({ where: { id: runId }, data: { status: "STOPPED" } });
  expect(run.stopRequestedById).toBe(asker.id);
  expect(await send(asker, stopRunContract, { params })).toMatchObject({
    status: "STOPPED",
    isStopping: false,
  });
});

it("gives what comes after a place, and all of a new attempt where that place is before it", async () => {
  await write(1, 1, "half ");
  await write(1, 2, "an answer");
  const text = (words: string) => [{ type: "text", text: words }];
  expect(await chunks()).toMatchObject({ attempt: 1, seq: 2, isWhole: true, parts: text("half an answer") });
  expect(await chunks(1)).toMatchObject({ seq: 2, isWhole: false, parts: text("an answer") });
  expect(await chunks(2)).toMatchObject({ seq: 2, isWhole: false, parts: [] });
  await write(2, 3, "A ");
  await write(2, 4, "whole one");
  expect(await chunks(1)).toMatchObject({ attempt: 2, seq: 4, isWhole: true, parts: text("A whole one") });
  expect(await chunks(3)).toMatchObject({ seq: 4, isWhole: false, parts: text("whole one") });
});
