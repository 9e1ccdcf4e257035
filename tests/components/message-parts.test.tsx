import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { updateFileContract } from "@/lib/files/contract";
import type { FileInfo } from "@/lib/files/schema";
import { removeLinkPreviewContract } from "@/lib/link-previews/contract";
import type { Message } from "@/lib/messages/schema";
import { ben, makeMessage, makeTreeChannel, newId } from "./setup/people";
import { messages, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ name: "engines", lastSeq: 3, readSeq: 3 });
const say = (seq: number, parts: Partial<Message>) => makeMessage({ channelId: channel.id, seq, ...parts });

test("a link's preview is taken away, and the focus stays on the message", async () => {
  const preview = { url: "https://engines.test/", title: "The engine", description: "", siteName: "" };
  const previewed = say(2, {
    body: "Read https://engines.test/",
    linkPreviews: [{ ...preview, id: newId(), imageFileId: null }],
  });
  const { receive } = showWorkspace({
    channels: [channel],
    messages: {
      [channel.id]: [say(1, { body: "Above" }), previewed, say(3, { body: "Below", author: ben })],
    },
  });
  fakeServer().answer(removeLinkPreviewContract, () => {
    receive("message.updated", { ...previewed, linkPreviews: [] });
    return undefined as never;
  });
  const message = messages("Read https://engines.test/");
  await expect.element(message.getByRole("link", { name: "The engine" })).toBeVisible();
  await press(message.getByRole("button", { name: "Remove preview" }), "{Enter}");
  await expect.element(page.getByRole("link", { name: "The engine" })).not.toBeInTheDocument();
  await expect.element(message).toHaveFocus();
});

test("a preview of somebody else's stays where one doesn't moderate", async () => {
  const actions = channel.actions.filter((action) => action !== "message.moderate");
  const preview = { url: "https://engines.test/", title: "The engine", description: "", siteName: "" };
  const previewed = say(1, {
    author: ben,
    body: "Read https://engines.test/",
    linkPreviews: [{ ...preview, id: newId(), imageFileId: null }],
  });
  showWorkspace({
    channels: [{ ...channel, lastSeq: 1, readSeq: 1, actions }],
    messages: { [channel.id]: [previewed] },
  });
  await expect.element(page.getByRole("link", { name: "The engine" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Remove preview" })).not.toBeInTheDocument();
});

function makePicture(name: string): FileInfo {
  return {
    ...{ id: newId(), name, type: "image/jpeg", size: 1_000, width: 600, height: 400 },
    ...{ durationMs: null, waveform: null, alt: "", hasThumbnail: true },
  };
}

test("pictures of a message are looked through with the keys, and described", async () => {
  const files = ["mill.jpg", "store.jpg", "press.jpg"].map(makePicture);
  const parts = say(1, { kind: "IMAGE", body: "The parts", files });
  showWorkspace({ channels: [{ ...channel, lastSeq: 1, readSeq: 1 }], messages: { [channel.id]: [parts] } });
  fakeServer().answer(updateFileContract, ({ params, body }) => ({
    ...files.find(({ id }) => id === params.fileId)!,
    alt: body.alt,
  }));
  await messages("The parts").getByRole("button", { name: "Open mill.jpg" }).click();
  const gallery = page.getByRole("dialog");
  await expect.element(page.getByRole("dialog", { name: "mill.jpg" })).toBeVisible();
  await expect.poll(() => gallery.element().contains(document.activeElement)).toBe(true);
  await expectAccessible();
  for (const [key, name] of [
    ["{ArrowRight}", "store.jpg"],
    ["{ArrowRight}", "press.jpg"],
    ["{ArrowRight}", "mill.jpg"],
    ["{ArrowLeft}", "press.jpg"],
  ] as const) {
    await userEvent.keyboard(key);
    await expect.element(gallery.getByRole("heading", { name })).toBeVisible();
  }
  await gallery.getByRole("button", { name: "Describe picture" }).click();
  await gallery.getByRole("textbox", { name: "Description of the picture" }).fill("A press of brass");
  await userEvent.keyboard("{Enter}");
  await expect.element(gallery.getByText("A press of brass")).toBeVisible();
  expect(fakeServer().requestsOf(updateFileContract)).toMatchObject([
    { params: { fileId: files[2]?.id }, body: { alt: "A press of brass" } },
  ]);
  await userEvent.keyboard("{Escape}");
  await expect.element(gallery).not.toBeInTheDocument();
  await expect.element(messages("The parts").getByRole("button", { name: "Open mill.jpg" })).toHaveFocus();
});
