import { expect, test } from "vitest";
import { page } from "vitest/browser";
import DocumentChannel from "@/components/documents/document-channel";
import { copyAiImageContract, createAiImageContract, deleteAiImageContract } from "@/lib/ai/images/contract";
import type { AiImage } from "@/lib/ai/images/schema";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { listDocumentCommentsContract } from "@/lib/documents/comments/contract";
import { AppError } from "@/lib/http/errors";
import { done, imageServer, makeImage, model, plain } from "./setup/ai-images";
import { documentStage } from "./setup/document-stage";
import { makeTreeChannel, me, WORKSPACE } from "./setup/people";
import "./setup/screen";
import { expectAccessible } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const PREVIEW = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";

const dialog = page.getByRole("dialog", { name: "Create an image" });
const { makeDocument, textAt, type: typeInto } = documentStage();

async function open(earlier: AiImage[] = [], models = [model, plain]) {
  const { server, image } = imageServer(earlier, models);
  const { receive } = showWorkspace({ channels: [makeTreeChannel({ name: "harbour" })] });
  await page.getByRole("button", { name: "Add to the message" }).click();
  await page.getByRole("menuitem", { name: "Create an image with AI" }).click();
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

test("puts a picture into a document where the caret is", async () => {
  const earlier = done(makeImage());
  const { server, copy } = imageServer([earlier]);
  server.answer(listDocumentCommentsContract, () => ({ items: [], nextCursor: null }));
  const plan = makeDocument("Plan", "Before", "");
  showWorkspace({ page: <DocumentChannel channel={plan} me={me} /> });
  await typeInto("Plan", "{Control>}{End}{/Control}/imageby{Enter}");
  await dialog.getByRole("button", { name: /^A lighthouse/ }).click();
  await dialog.getByRole("button", { name: "Put into the document" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.requestsOf(copyAiImageContract)).toMatchObject([{ body: { channelId: plan.id } }]);
  await expect.poll(() => textAt(plan)).toMatch(new RegExp(`Before.*<image[^>]*${copy.id}`));
});
