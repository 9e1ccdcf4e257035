import "./ai-helpers";
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createImage, deleteImage, getImage } from "@/lib/ai/images/service";
import { claimRun } from "@/lib/ai/runs/claim";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { stopRun } from "@/lib/ai/runs/service";
import { aiPurposes } from "@/lib/composition/ai-purposes";
import { db } from "@/lib/db";
import type { AiProviderKind, Prisma } from "@/lib/generated/prisma/client";
import { storage } from "@/lib/storage/storage";
import { startRunner } from "@/realtime/ai-runner";
import { makeUser, makeWorkspace } from "../factories";
import { type AiProviderServer, startAiProvider } from "../setup/ai-provider";
import { callsOf } from "./ai-helpers";
import { eventually } from "./clients";

let fake: AiProviderServer;
let actor: { userId: string };
let workspaceId: string;

beforeEach(async () => {
  registerRunPurposes(aiPurposes);
  fake = await startAiProvider();
  onTestFinished(() => fake.stop());
  const user = await makeUser();
  actor = { userId: user.id };
  workspaceId = (await makeWorkspace(user)).id;
});

async function makeModel(kind: AiProviderKind, given: Partial<Prisma.AiModelUncheckedCreateInput> = {}) {
  const baseUrl = kind === "AUTOMATIC1111" || kind === "STABILITY" ? fake.url : `${fake.url}/v1`;
  const provider = await db().aiProvider.create({ data: { kind, name: "Pictures", baseUrl } });
  const name = "gpt-image-2";
  return db().aiModel.create({
    data: { providerId: provider.id, kind: "IMAGE", name, label: "Painter", ...given },
  });
}

async function startTestRunner(times: Partial<typeof TIME_LIMITS> = {}) {
  const runner = await startRunner({ ...TIME_LIMITS, ...times });
  onTestFinished(() => runner.stop());
  return runner;
}

const create = (modelId: string, given = {}) =>
  createImage(actor as never, workspaceId, {
    ...{ prompt: "A lighthouse at dusk", count: 1, modelId, nonce: randomUUID() },
    ...given,
  });
const read = (id: string) => getImage(actor as never, id);
async function ended(id: string) {
  await eventually(async () => expect((await read(id)).finish).not.toBeNull(), 20_000);
  return read(id);
}

/** Has pictures made, and waits until they are. */
async function make(modelId: string, given = {}) {
  const { id, runId } = await create(modelId, given);
  const image = await ended(id);
  const calls = await callsOf(runId ?? "");
  return { image, calls };
}

const bytesOf = async (id: string) => {
  const { storageKey } = await db().file.findUniqueOrThrow({ where: { id } });
  return Buffer.from(await new Response(await storage().read(storageKey)).arrayBuffer());
};

test("OpenAI: the pictures grow as they are made, are files of their person, and cost what the provider says", async () => {
  const { id: modelId } = await makeModel("OPENAI", { inputPrice: 5_000_000n, outputPrice: 30_000_000n });
  fake.nextPictures({ stepMs: 150 }, { stepMs: 1 });
  const { id, runId } = await create(modelId, {
    count: 2,
    size: "1536x1024",
    quality: "high",
    style: "photo",
  });
  await startTestRunner();
  await eventually(async () => {
    const { progress, preview } = await read(id);
    expect(progress).toBeGreaterThan(0);
    expect(preview?.url).toMatch(/^data:image\/webp;base64,/);
  });
  const image = await ended(id);
  expect(image).toMatchObject({ finish: "DONE", error: null, preview: null, runId: null });
  expect(image.pictures).toMatchObject([1, 2].map(() => ({ type: "image/png", width: 96, height: 64 })));
  expect(image.pictures[0]).toMatchObject({ name: "a-lighthouse-at-dusk.png", alt: "A lighthouse at dusk" });
  expect(image.pictures.every(({ hasThumbnail }) => hasThumbnail)).toBe(true);
  expect(fake.pictureAsks[0]).toMatchObject({
    prompt: "A lighthouse at dusk\n\nStyle: a photograph, natural light.",
    size: { width: 1536, height: 1024 },
    raw: { model: "gpt-image-2", stream: true, partial_images: 2, quality: "high", n: 1 },
  });
  const calls = await callsOf(runId ?? "");
  // 20 tokens in, 1,056 out.
  const paid = { status: "DONE", pictures: 1, costMicros: 31_780n, outputTokens: 1_056, purpose: "image" };
  expect(calls).toMatchObject([paid, paid]);
  const varied = await make(modelId, { prompt: "Bluer", sourceFileId: image.pictures[0]?.id });
  expect(varied.image).toMatchObject({ finish: "DONE", isVariation: true, pictures: [{ width: 96 }] });
  expect(fake.pictureAsks[2]).toMatchObject({
    ...{ protocol: "openai", prompt: "Bluer", isVariation: true },
    raw: { model: "gpt-image-2", stream: "true", partial_images: "2" },
  });
});

test("AUTOMATIC1111: progress is asked for, a variation goes by img2img, and a stop interrupts it", async () => {
  const { id: modelId } = await makeModel("AUTOMATIC1111", { name: "dreamshaper", picturePrice: 2_000n });
  fake.nextPictures({ stepMs: 1 }, { stepMs: 1 }, { stepMs: 700 });
  await startTestRunner();
  const { image, calls } = await make(modelId, { size: "768x512" });
  expect(image).toMatchObject({ finish: "DONE", pictures: [{ width: 96, height: 64 }] });
  expect(fake.pictureAsks[0]?.size).toEqual({ width: 768, height: 512 });
  expect(calls).toMatchObject([{ costMicros: 2_000n, pictures: 1 }]);
  const sourceFileId = image.pictures[0]?.id;
  const varied = await make(modelId, { sourceFileId });
  expect(varied.image).toMatchObject({ finish: "DONE", isVariation: true });
  expect(fake.pictureAsks.map(({ isVariation, model }) => [model, isVariation])).toEqual([
    ["dreamshaper", false],
    ["dreamshaper", true],
  ]);
  const { id, runId } = await create(modelId);
  await eventually(async () => expect((await read(id)).progress).toBeGreaterThan(0));
  await stopRun(actor, runId ?? "");
  expect(await ended(id)).toMatchObject({ finish: "STOPPED", error: null, pictures: [] });
  expect(await callsOf(runId ?? "")).toMatchObject([{ status: "STOPPED", costMicros: 0n, pictures: 0 }]);
});

test("Stability: a form with its preset of the style, and the shape as a ratio", async () => {
  const { id: modelId } = await makeModel("STABILITY", { name: "stable-image-core" });
  await startTestRunner();
  const { image, calls } = await make(modelId, { size: "16:9", style: "comic" });
  expect(image).toMatchObject({ finish: "DONE", pictures: [{ width: 96, height: 64 }] });
  expect(fake.pictureAsks[0]?.raw).toMatchObject({
    ...{
      prompt: "A lighthouse at dusk",
      aspect_ratio: "16:9",
      style_preset: "comic-book",
      output_format: "png",
    },
  });
  expect(calls).toMatchObject([{ costMicros: 30_000n, status: "DONE" }]);
  fake.nextPictures({ isRefused: true });
  const refused = await make(modelId);
  expect(refused.image).toMatchObject({ finish: "FAILED", error: { code: "picture_refused" } });
});

test("a server with OpenAI's protocol: what isn't a picture is none, each fault has a word, and none costs anything", async () => {
  const { id: modelId } = await makeModel("COMPATIBLE", { name: "sdxl", picturePrice: 5_000n });
  await startTestRunner();
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`);
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const status = (code: number, message?: string) =>
    ({ fault: { kind: "status", status: code, ...(message && { message }) } }) as const;
  const faults = [
    [{ bytes: svg }, "not_a_picture"],
    [{ bytes: Buffer.from("<html>Not found</html>") }, "not_a_picture"],
    [{ bytes: png.subarray(0, 80) }, "not_a_picture"],
    [{ base64: "%%% not base64" }, "not_a_picture"],
    [{ base64: "" }, "not_a_picture"],
    // No address that a provider names is asked for anything.
    [{ url: `${fake.url}/v1/elsewhere.png` }, "not_a_picture"],
    [{ isRefused: true }, "picture_refused"],
    [status(401), "bad_key"],
    [status(404), "model_gone"],
    [status(400, "insufficient_quota"), "no_credit"],
    [{ base64: "A".repeat(33 * 1024 * 1024) }, "too_large"],
  ] as const;
  for (const [reply, code] of faults) {
    fake.nextPictures(reply);
    const { image, calls } = await make(modelId);
    expect([image.finish, image.error?.code, image.pictures], code).toEqual(["FAILED", code, []]);
    expect(calls, code).toMatchObject([{ status: "FAILED", costMicros: 0n, pictures: 0, errorCode: code }]);
  }
  // A picture with something behind its end, and a note within.
  fake.nextPictures({ bytes: Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]) });
  const { image } = await make(modelId);
  expect(image.finish).toBe("DONE");
  expect((await bytesOf(image.pictures[0]?.id ?? "")).includes("<script>")).toBe(false);
});

test("a stream of OpenAI's that breaks: cut, an error event, an unreadable chunk", async () => {
  const { id: modelId } = await makeModel("OPENAI");
  await import("openai");
  await startTestRunner({ pictureMs: 800 });
  for (const [kind, code] of [
    ["cut", "cut"],
    ["event", "overloaded"],
    ["malformed", "not_a_picture"],
    ["stall", "timed_out"],
  ] as const) {
    fake.nextPictures({ fault: { kind, after: 1 } });
    const { image } = await make(modelId);
    expect([kind, image.finish, image.error?.code]).toEqual([kind, "FAILED", code]);
  }
});

test("a budget for two of four: two are there and paid, and the person is told why", async () => {
  const { id: modelId } = await makeModel("STABILITY", { name: "stable-image-core", picturePrice: 40_000n });
  await db().aiBudget.create({ data: { workspaceId, period: "MONTH", limitMicros: 90_000n } });
  await startTestRunner();
  const { image, calls } = await make(modelId, { count: 4 });
  expect(image).toMatchObject({ finish: "DONE", error: { code: "budget_spent" } });
  expect(image.error?.message).toContain("2 of 4 were made.");
  expect(image.pictures).toHaveLength(2);
  expect(calls.map(({ costMicros }) => costMicros)).toEqual([40_000n, 40_000n]);
});

test("a worker that died: another one makes what is missing, and what is there is neither lost nor paid twice", async () => {
  const { id: modelId } = await makeModel("STABILITY", { name: "stable-image-core", picturePrice: 40_000n });
  const { id, runId } = await create(modelId, { count: 2 });
  // As it was left: one is stored and paid, the other was asked for.
  await claimRun(randomUUID(), []);
  const file = { ownerId: actor.userId, purpose: "AI_IMAGE", status: "READY", name: "a.png" } as const;
  const { id: fileId } = await db().file.create({
    data: { ...file, type: "image/png", size: 1n, storageKey: randomUUID() },
  });
  await db().aiImageFile.create({ data: { imageId: id, position: 0, fileId } });
  const call = {
    runId,
    purpose: "image",
    userId: actor.userId,
    workspaceId,
    modelId,
    userName: "",
    workspaceName: "",
  };
  const price = { input: 0, cached: 0, output: 0, picture: 40_000 };
  const rest = {
    ...call,
    modelName: "",
    providerName: "",
    reservedMicros: 40_000n,
    price,
    expiresAt: new Date(),
  };
  await db().aiCall.create({ data: { ...rest, step: 0, status: "DONE", costMicros: 40_000n } });
  await db().aiCall.create({ data: { ...rest, step: 1 } });
  await startTestRunner();
  const image = await ended(id);
  expect(image.pictures.map((picture) => picture.id === fileId)).toEqual([true, false]);
  const calls = await callsOf(runId ?? "");
  expect(calls.map(({ attempt, status, costMicros }) => [attempt, status, costMicros])).toEqual([
    [1, "DONE", 40_000n],
    [1, "EXPIRED", 0n],
    [2, "DONE", 40_000n],
  ]);
});

test("a request that is deleted while it is made leaves no file and costs nothing", async () => {
  const { id: modelId } = await makeModel("STABILITY", { name: "stable-image-core" });
  fake.nextPictures({ stepMs: 60_000 });
  await startTestRunner();
  const { id, runId } = await create(modelId);
  await eventually(() => expect(fake.pictureAsks).toHaveLength(1));
  await deleteImage(actor as never, id);
  await eventually(async () => expect((await callsOf(runId ?? ""))[0]).toMatchObject({ status: "STOPPED" }));
  expect(await db().file.count({ where: { ownerId: actor.userId } })).toBe(0);
});
