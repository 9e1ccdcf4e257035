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
    ...{ id: newId(), name, type: "image/jpeg", size: 1_000, width: 600, height: 400, isAnimated: false },
    ...{ durationMs: null, waveform: null, alt: "", hasThumbnail: true },
  };
}

test("a picture that moves is shown as it is, its first frame to those who asked for less motion (case 33)", async () => {
  const small = { ...makePicture("wheel.gif"), type: "image/gif", isAnimated: true };
  const large = { ...makePicture("river.webp"), isAnimated: true, size: 11 * 1024 * 1024 };
  const files = [small, large, makePicture("mill.jpg")];
  const parts = say(1, { kind: "IMAGE", body: "The parts", files });
  showWorkspace({ channels: [{ ...channel, lastSeq: 1, readSeq: 1 }], messages: { [channel.id]: [parts] } });
  const shown = (name: string) => messages("The parts").getByRole("button", { name: `Open ${name}` });
  await expect.element(shown("wheel.gif")).toBeVisible();
  const imageOf = (name: string) => shown(name).element().querySelector("img")!;
  expect(imageOf("wheel.gif").getAttribute("src")).toBe(`/api/files/${small.id}`);
  expect(imageOf("river.webp").getAttribute("src")).toBe(`/api/files/${large.id}/thumbnail`);
  // These tests run in a browser that asks for less motion.
  await expect.poll(() => imageOf("wheel.gif").currentSrc).toMatch(`/api/files/${small.id}/thumbnail`);
  // What doesn't move here says that it can.
  for (const name of ["wheel.gif", "river.webp"])
    await expect.element(shown(name).getByText("Animated", { exact: true })).toBeVisible();
  await expect.element(shown("mill.jpg").getByText("Animated", { exact: true })).not.toBeInTheDocument();
});

test("pictures beside each other keep their proportions, in rows of one height", async () => {
  const sizes = [
    [600, 400],
    [400, 600],
    [800, 200],
    [300, 300],
    [1_000, 500],
  ];
  const files = sizes.map(([width, height], n) => ({
    ...makePicture(`${n}.jpg`),
    width: width!,
    height: height!,
  }));
  const parts = say(1, { kind: "IMAGE", body: "The parts", files });
  showWorkspace({ channels: [{ ...channel, lastSeq: 1, readSeq: 1 }], messages: { [channel.id]: [parts] } });
  const box = (n: number) =>
    messages("The parts")
      .getByRole("button", { name: `Open ${n}.jpg` })
      .element()
      .getBoundingClientRect();
  await expect.element(messages("The parts").getByRole("button", { name: "Open 4.jpg" })).toBeVisible();
  for (const row of [
    [0, 1, 2],
    [3, 4],
  ]) {
    const heights = row.map((n) => box(n).height);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(2);
    expect(new Set(row.map((n) => Math.round(box(n).top))).size).toBe(1);
  }
  expect(box(0).width / box(0).height).toBeCloseTo(1.5, 1);
  expect(box(4).width / box(4).height).toBeCloseTo(2, 1);
});

test("a sound file has a player with its name, and can be downloaded (case 34)", async () => {
  const sound = { ...makePicture("voice from phone.opus"), type: "audio/ogg", width: null, height: null };
  const parts = say(1, { kind: "FILE", body: "Listen", files: [sound] });
  showWorkspace({ channels: [{ ...channel, lastSeq: 1, readSeq: 1 }], messages: { [channel.id]: [parts] } });
  const message = messages("Listen");
  await expect.element(message.getByRole("button", { name: "Play voice from phone.opus" })).toBeVisible();
  await expect.element(message.getByText("voice from phone.opus", { exact: true })).toBeVisible();
  await message.getByRole("button", { name: "More for voice from phone.opus" }).click();
  await expect.element(page.getByRole("menuitem", { name: "Download" })).toBeVisible();
  await expectAccessible();
});

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
