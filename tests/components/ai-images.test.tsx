import { expect, test } from "vitest";
import { page } from "vitest/browser";
import {
  copyAiImageContract,
  createAiImageContract,
  deleteAiImageContract,
  getAiImageContract,
  listAiImagesContract,
  listImageModelsContract,
} from "@/lib/ai/images/contract";
import type { AiImage, ImageModel } from "@/lib/ai/images/schema";
import { stopRunContract } from "@/lib/ai/runs/contract";
import type { FileInfo } from "@/lib/files/schema";
import { AppError } from "@/lib/http/errors";
import { AI_NOW } from "./setup/ai";
import { makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const PREVIEW = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";

const model: ImageModel = {
  ...{ id: newId(), label: "Painter", providerName: "Ours", canVary: true, pictureMicros: 40_000 },
  ...{ sizes: ["1024x1024", "1536x1024"], qualities: ["auto", "high"], isUp: true, isDemo: false },
};
const plain: ImageModel = {
  ...{ ...model, id: newId(), label: "Plain", canVary: false, pictureMicros: null },
  ...{ sizes: ["1:1", "16:9"], qualities: [] },
};

const makeFile = (): FileInfo => ({
  ...{ id: newId(), name: "a-lighthouse.png", type: "image/png", size: 9, width: 64, height: 64 },
  ...{ isAnimated: false, durationMs: null, waveform: null, alt: "A lighthouse", hasThumbnail: true },
});

const makeImage = (change: Partial<AiImage> = {}): AiImage => ({
  ...{ id: newId(), workspaceId: WORKSPACE.id, runId: newId(), prompt: "A lighthouse", modelId: model.id },
  ...{ modelName: model.label, size: "1024x1024", quality: "auto", style: null, count: 2, progress: 0 },
  ...{ isVariation: false, sourceFileId: null, preview: null, finish: null, error: null, pictures: [] },
  createdAt: AI_NOW,
  ...change,
});

const done = (image: AiImage, change: Partial<AiImage> = {}): AiImage => ({
  ...image,
  ...{ runId: null, finish: "DONE", progress: 100, preview: null, pictures: [makeFile(), makeFile()] },
  ...change,
});

async function open(earlier: AiImage[] = [], models = [model, plain]) {
  const server = fakeServer();
  server.answer(listImageModelsContract, () => ({ items: models, nextCursor: null }));
  server.answer(listAiImagesContract, () => ({ items: earlier, nextCursor: null }));
  const image = makeImage();
  server.answer(createAiImageContract, () => image);
  server.answer(
    getAiImageContract,
    ({ params }) => [image, ...earlier].find(({ id }) => id === params.aiImageId)!,
  );
  server.answer(copyAiImageContract, () => makeFile());
  server.answer(stopRunContract, () => ({ id: newId(), status: "RUNNING" as const, isStopping: true }));
  server.answer(deleteAiImageContract, () => undefined as never);
  const { receive } = showWorkspace({ channels: [makeTreeChannel({ name: "harbour" })] });
  await page.getByRole("button", { name: "Add to the message" }).click();
  await page.getByRole("menuitem", { name: "Create an image with AI" }).click();
  const dialog = page.getByRole("dialog", { name: "Create an image" });
  await expect.element(dialog).toBeVisible();
  return { server, dialog, image, receive };
}

const prompt = () => page.getByRole("textbox", { name: "What should it show?" });

test("pictures are asked for, grow as they are made, and the chosen one goes with the message", async () => {
  const { server, dialog, image, receive } = await open();
  await prompt().fill("A lighthouse");
  await dialog.getByLabelText("Size").selectOptions("1536x1024");
  await dialog.getByLabelText("Style").selectOptions("watercolour");
  await dialog.getByLabelText("How many").selectOptions("2");
  await dialog.getByRole("button", { name: "Create 2 pictures" }).click();
  await expect.element(dialog.getByRole("status").filter({ hasText: "are being made" })).toBeVisible();
  const wanted = {
    prompt: "A lighthouse",
    size: "1536x1024",
    quality: "auto",
    style: "watercolour",
    count: 2,
  };
  expect(server.requestsOf(createAiImageContract)).toMatchObject([
    { body: { ...wanted, modelId: model.id } },
  ]);
  receive("aiImage.progressed", {
    ...{ id: image.id, workspaceId: WORKSPACE.id, progress: 40, preview: { position: 0, url: PREVIEW } },
  });
  await expect
    .element(dialog.getByRole("progressbar", { name: "Progress" }))
    .toHaveAttribute("aria-valuenow", "40");
  await expect.element(dialog.getByText("25% done")).toBeVisible();
  expect(dialog.element().querySelector(`img[src="${PREVIEW}"]`)).not.toBeNull();
  const ready = done(image);
  receive("aiImage.updated", ready);
  await expect.element(dialog.getByText("2 pictures ready")).toBeVisible();
  const tile = (number: number) => dialog.getByRole("button", { name: `Picture ${number}: A lighthouse` });
  await expect.element(tile(1)).toHaveAttribute("aria-pressed", "true");
  await tile(2).click();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add to message" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.requestsOf(copyAiImageContract)).toMatchObject([{ body: { fileId: ready.pictures[1]?.id } }]);
  const files = page.getByRole("list", { name: "Files to send" });
  await expect.element(files.getByText("a-lighthouse.png")).toBeVisible();
});

test("one that is being made is shown when one comes back, can be stopped, and says why it failed", async () => {
  const running = makeImage({ progress: 30, count: 1 });
  const { server, dialog, receive } = await open([running]);
  await dialog.getByRole("button", { name: "Stop" }).click();
  expect(server.requestsOf(stopRunContract)).toMatchObject([{ params: { runId: running.runId } }]);
  const message = "The provider’s safety system refused this picture. Describe it in other words.";
  receive(
    "aiImage.updated",
    done(running, { finish: "FAILED", pictures: [], error: { code: "refused", message } }),
  );
  await dialog.getByRole("button", { name: "Try again" }).click();
  expect(server.requestsOf(createAiImageContract)).toMatchObject([
    { body: { prompt: "A lighthouse", count: 1 } },
  ]);
});

test("an earlier one is found again, varied with a model that can, and deleted", async () => {
  const earlier = done(makeImage({ prompt: "An old mill", modelId: plain.id, size: "16:9" }));
  const other = done(makeImage({ prompt: "A stork" }));
  const { server, dialog, receive } = await open([earlier, other]);
  await dialog.getByRole("button", { name: /^An old mill/ }).click();
  await expect.element(prompt()).toHaveValue("An old mill");
  await expect.element(dialog.getByLabelText("Quality")).not.toBeInTheDocument();
  await dialog.getByRole("button", { name: "Vary" }).click();
  await page.getByRole("textbox", { name: "What should change?" }).fill("At night");
  await dialog.getByRole("button", { name: "Create picture" }).click();
  expect(server.requestsOf(createAiImageContract)).toMatchObject([
    { body: { prompt: "At night", modelId: model.id, sourceFileId: earlier.pictures[0]?.id } },
  ]);
  await dialog.getByRole("button", { name: "Delete A stork" }).click();
  await page.getByRole("button", { name: "Delete pictures" }).click();
  expect(server.requestsOf(deleteAiImageContract)).toMatchObject([{ params: { aiImageId: other.id } }]);
  receive("aiImage.deleted", { id: other.id, workspaceId: WORKSPACE.id });
  await expect.element(dialog.getByRole("button", { name: /^A stork/ })).not.toBeInTheDocument();
});

test("what was refused on its way stays in the form; without a model it says what to do", async () => {
  const { server, dialog } = await open();
  server.answer(createAiImageContract, () => {
    throw new AppError("budget_spent", "Your AI budget for today doesn’t cover this.");
  });
  await prompt().fill("A lighthouse");
  await dialog.getByRole("button", { name: "Create picture" }).click();
  await expect.element(dialog.getByText(/Your AI budget for today/)).toBeVisible();
  await expect.element(prompt()).toHaveValue("A lighthouse");
});

test("without a model that makes pictures it says so", async () => {
  const { dialog } = await open([], []);
  await expect.element(dialog.getByText("No AI model makes pictures here")).toBeVisible();
});
