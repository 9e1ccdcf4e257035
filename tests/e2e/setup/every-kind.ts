import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { storage } from "@/lib/storage/storage";
import { makeMessage, makeMessages } from "../../factories";
import type { Team } from "./team";

const TEXT =
  "Some **bold** and `code`, a list:\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |";

/**
 * A message of each kind at the end of a channel, the way they look on the first page. The code names no language: the
 * highlighter is fetched when such a block is seen, and is another 40 kB.
 */
export async function makeEveryKind({ ada, ben, chat }: Team) {
  await makeMessages(chat, ben, 8);
  const text = await makeMessage(chat, ben, TEXT);
  await db().reaction.create({ data: { messageId: text.id, userId: ada.id, emoji: "👍" } });
  await makeMessage(chat, ada, "```\nconst one = 1;\n```");
  await makeLinkPreview(await makeMessage(chat, ben, "See https://example.com/plan"));
  await change(await makeMessage(chat, ben, "As I said"), { quotedId: text.id });
  await change(await makeMessage(chat, ben, "Forwarded"), {
    forwarded: {
      ...{ authorName: "Ada Lovelace", createdAt: new Date().toISOString() },
      ...{ channelId: chat.id, messageId: text.id },
    },
  });
  await change(await makeMessage(chat, ada, "Edited"), { editedAt: new Date() });
  // One that is deleted right after it was sent isn't shown at all.
  const deleted = { createdAt: new Date(Date.now() - 3_600_000), deletedAt: new Date() };
  await change(await makeMessage(chat, ben, ""), deleted);
  await change(await makeMessage(chat, ada, ""), {
    kind: "SYSTEM",
    system: { type: "channel.renamed", name: "engines" },
  });
  await makeThread(await makeMessage(chat, ben, "Who comes along?"), ada);
  await attach(await makeMessage(chat, ben, ""), "FILE", { name: "plan.pdf", type: "application/pdf" });
  await attach(await makeMessage(chat, ben, ""), "IMAGE", {
    ...{ name: "plan.webp", type: "image/webp", width: 640, height: 480 },
  });
  await attach(await makeMessage(chat, ben, ""), "VOICE", {
    ...{ name: "Voice note", type: "audio/webm", durationMs: 3_000 },
    waveform: Uint8Array.from({ length: 48 }, (_, index) => index * 5),
  });
  const sticker = await db().sticker.findFirstOrThrow({ where: { asset: { not: null } } });
  await change(await makeMessage(chat, ben, ""), { kind: "STICKER", stickerId: sticker.id });
  await makePoll(await makeMessage(chat, ben, ""));
}

/** All of them are on the page. */
export async function expectEveryKind(page: Page) {
  const main = page.getByRole("main");
  for (const text of ["bold", "const one = 1;", "As I said", "Forwarded", "plan.pdf", "What?"])
    await expect(main.getByText(text, { exact: true }).first(), text).toBeAttached();
  await expect(main.getByText(/^This message was deleted\./)).toBeAttached();
  await expect(main.getByLabel("Preview of A plan")).toBeAttached();
  await expect(main.getByRole("button", { name: "Play voice note" })).toBeAttached();
  await expect(main.getByText(/^1 reply/)).toBeAttached();
  for (const kind of ["sticker", "picture"] as const)
    await expect(
      main.locator(kind === "sticker" ? 'img[src^="/stickers/"]' : 'img[src^="/api/"]').first(),
      kind,
    ).toBeAttached();
}

type Row = { id: string; channelId: string };

const change = ({ id }: Row, data: Prisma.MessageUncheckedUpdateInput) =>
  db().message.update({ where: { id }, data });

const makeLinkPreview = ({ id }: Row) =>
  db().linkPreview.create({
    data: {
      messageId: id,
      url: "https://example.com/plan",
      title: "A plan",
      siteName: "Example",
      position: 0,
    },
  });

async function makeThread({ id, channelId }: Row, author: { id: string }) {
  const summary = { lastSeq: 1, replyCount: 1, lastReplyAt: new Date(), recentAuthorIds: [author.id] };
  await db().thread.create({ data: { id, channelId, ...summary } });
  await db().message.create({
    data: {
      ...{ channelId, streamId: id, threadId: id, authorId: author.id },
      ...{ nonce: randomUUID(), body: "I do", seq: 1 },
    },
  });
}

async function attach(
  message: Row,
  kind: "FILE" | "IMAGE" | "VOICE",
  file: Pick<
    Prisma.FileUncheckedCreateInput,
    "name" | "type" | "width" | "height" | "durationMs" | "waveform"
  >,
) {
  const storageKey = randomUUID();
  const bytes = kind === "IMAGE" ? await drawPicture() : Buffer.from(file.name);
  await storage().put(storageKey, bytes);
  await change(message, { kind });
  await db().file.create({
    data: {
      ...{ messageId: message.id, channelId: message.channelId, purpose: "ATTACHMENT", status: "READY" },
      ...{ size: bytes.length, storageKey, ...file },
    },
  });
}

const drawPicture = () =>
  sharp({ create: { ...{ width: 640, height: 480, channels: 3 }, background: "#2a6" } })
    .webp()
    .toBuffer();

async function makePoll({ id, ...row }: Row) {
  await change({ id, ...row }, { kind: "POLL" });
  const options = { create: ["Tea", "Coffee"].map((text, position) => ({ text, position })) };
  const rules = { isMultiple: false, isAnonymous: false, canAddOptions: false };
  await db().poll.create({ data: { id, question: "What?", ...rules, options } });
}
