import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { draw } from "@/lib/ai/demo/draw";
import { holdImage } from "@/lib/ai/images/access";
import {
  copyAiImageContract,
  createAiImageContract,
  deleteAiImageContract,
  getAiImageContract,
  listAiImagesContract,
  listImageModelsContract,
} from "@/lib/ai/images/contract";
import { checkedPicture, storePicture } from "@/lib/ai/images/made";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { db, transaction } from "@/lib/db";
import { addMember, makeChannel, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";

let ann: SignedIn;
let ben: SignedIn;
let workspaceId: string;
let modelId: string;

beforeEach(async () => {
  await db().aiProvider.deleteMany();
  [ann, ben] = [await makeSignedIn(), await makeSignedIn()];
  const workspace = await makeWorkspace(ann);
  workspaceId = workspace.id;
  await addMember(workspace, ben);
  const provider = await db().aiProvider.create({ data: { kind: "STABILITY", name: "Stability" } });
  const model = { providerId: provider.id, kind: "IMAGE" as const, name: "stable-image-core", label: "Core" };
  modelId = (await db().aiModel.create({ data: model })).id;
});

const create = (as: SignedIn, body: object = {}) =>
  send(as, createAiImageContract, {
    params: { workspaceId },
    body: { prompt: "A lighthouse", nonce: randomUUID(), ...body },
  });

/** As its worker does. */
async function finish(id: string, ownerId: string) {
  const bytes = await draw({ prompt: "A lighthouse", width: 64, height: 64, variant: "1" });
  const { id: fileId } = await storePicture(await checkedPicture(bytes), { ownerId, prompt: "A lighthouse" });
  await db().file.update({ where: { id: fileId }, data: { status: "READY" } });
  await db().aiImageFile.create({ data: { imageId: id, position: 0, fileId } });
  await db().aiImage.update({ where: { id }, data: { finish: "DONE", progress: 100 } });
  return fileId;
}

it("lists the models with what each knows, and takes its own usual size for one that it hasn't", async () => {
  const { items } = await send(ann, listImageModelsContract);
  expect(items).toMatchObject([
    { label: "Core", sizes: ["1:1", "3:2", "2:3", "16:9", "9:16"], canVary: false, pictureMicros: 30_000 },
  ]);
  const nonce = randomUUID();
  const first = await create(ann, { size: "1024x1024", nonce });
  expect(first).toMatchObject({ size: "1:1", quality: null, finish: null, progress: 0, pictures: [] });
  expect((await create(ann, { nonce })).id).toBe(first.id);
  expect(await db().aiRun.count({ where: { workspaceId } })).toBe(1);
});

it("is for its owner alone: neither colleagues nor who has left see, stop, copy or delete it", async () => {
  const { id: aiImageId, runId } = await create(ann);
  const fileId = await finish(aiImageId, ann.id);
  const params = { aiImageId };
  const body = { fileId, channelId: null };
  const attempts = async (as: SignedIn) => [
    await refusal(as, getAiImageContract, { params }),
    await refusal(as, copyAiImageContract, { params, body }),
    await refusal(as, deleteAiImageContract, { params }),
  ];
  for (const { status } of await attempts(ben)) expect(status).toBe(404);
  const stop = { params: { runId: runId ?? "" } };
  expect(await refusal(ben, stopRunContract, stop)).toMatchObject({ status: 404 });
  const list = { params: { workspaceId } };
  expect((await send(ben, listAiImagesContract, list)).items).toEqual([]);
  expect((await send(ann, listAiImagesContract, list)).items).toMatchObject([{ id: aiImageId }]);
  await db().membership.deleteMany({ where: { userId: ann.id, workspaceId } });
  for (const { status } of await attempts(ann)) expect(status).toBe(404);
});

it("copies a picture for a channel and for a question, with the prompt as its description; deleting leaves the copies", async () => {
  const { id: aiImageId } = await create(ann);
  const fileId = await finish(aiImageId, ann.id);
  const channel = await makeChannel({ id: workspaceId }, { members: [{ user: ann, role: "MANAGER" }] });
  const copy = (channelId: string | null, as = ann) =>
    send(as, copyAiImageContract, { params: { aiImageId }, body: { fileId, channelId } });
  const copies = [await copy(channel.id), await copy(null)];
  expect(copies).toMatchObject([{ alt: "A lighthouse", width: 64 }, { alt: "A lighthouse" }]);
  const foreign = await makeWorkspace(ben);
  const elsewhere = await makeChannel(foreign);
  const body = { fileId, channelId: elsewhere.id };
  expect(await refusal(ann, copyAiImageContract, { params: { aiImageId }, body })).toMatchObject({
    status: 404,
  });
  await send(ann, deleteAiImageContract, { params: { aiImageId } });
  const left = await db().file.findMany({
    where: { ownerId: ann.id },
    select: { purpose: true, status: true },
  });
  expect(new Set(left)).toEqual(
    new Set([
      { purpose: "ATTACHMENT", status: "PENDING" },
      { purpose: "AI_ATTACHMENT", status: "PENDING" },
    ]),
  );
});

it("leaves no file where a picture is stored while its request is being deleted", async () => {
  const { id: aiImageId } = await create(ann);
  const bytes = await draw({ prompt: "A lighthouse", width: 64, height: 64, variant: "1" });
  const own = { ownerId: ann.id, prompt: "A lighthouse" };
  const { id: fileId } = await storePicture(await checkedPicture(bytes), own);
  let deletion: Promise<unknown> | undefined;
  await transaction(async (tx) => {
    expect(await holdImage(tx, aiImageId)).toBe(true);
    await tx.aiImageFile.create({ data: { imageId: aiImageId, position: 0, fileId } });
    deletion = send(ann, deleteAiImageContract, { params: { aiImageId } });
    await vi.waitFor(async () => {
      const waiting = await db().$queryRaw<unknown[]>`SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%ai_images%FOR UPDATE%'`;
      expect(waiting).toHaveLength(1);
    });
  });
  await deletion;
  expect(await db().file.count({ where: { ownerId: ann.id } })).toBe(0);
});

it("varies pictures that one may read, with models that can", async () => {
  const { id } = await create(ann);
  const sourceFileId = await finish(id, ann.id);
  const ask = (as: SignedIn, body: object) =>
    refusal(as, createAiImageContract, {
      params: { workspaceId },
      body: { prompt: "Bluer", nonce: randomUUID(), sourceFileId, ...body },
    });
  expect(await ask(ben, {})).toMatchObject({ status: 404 });
  expect(await ask(ann, {})).toMatchObject({ status: 422 });
  expect(await ask(ann, { modelId: randomUUID() })).toMatchObject({ status: 404 });
  await db().aiModel.update({ where: { id: modelId }, data: { name: "sd3.5-large" } });
  expect(await create(ann, { sourceFileId })).toMatchObject({ isVariation: true });
});

it("says that there is no model where none makes pictures", async () => {
  await db().aiModel.update({ where: { id: modelId }, data: { isEnabled: false } });
  const body = { prompt: "A lighthouse", nonce: randomUUID() };
  const { code, message } = await refusal(ann, createAiImageContract, { params: { workspaceId }, body });
  expect([code, message]).toEqual(["unavailable", expect.stringContaining("Ask an administrator")]);
});
