import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { updateChannelContract } from "@/lib/channels/contract";
import { db, pool } from "@/lib/db";
import { createDocumentCommentContract } from "@/lib/documents/comments/contract";
import { compactDocument } from "@/lib/documents/compact";
import { append } from "@/lib/documents/log";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { env } from "@/lib/env";
import { getPublicChannelContract } from "@/lib/public-channels/contract";
import { accessPublicDocumentFile, readPublicDocument } from "@/lib/public-channels/document";
import { makeChannel, makePicture } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { send } from "@/tests/setup/request";

const publish = (id: string) =>
  send(ada, updateChannelContract, { params: { channelId: id }, body: { visibility: "PUBLIC" } });

const paragraphOf = (text: Y.XmlText) => {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  return paragraph;
};
let doc: { id: string };
let written: Y.Doc;
beforeEach(async () => {
  await makePair();
  doc = await makeChannel(workspace, { type: "DOC", name: "Handbook" });
  written = new Y.Doc();
  await publish(doc.id);
});

async function write(change: (fragment: Y.XmlFragment) => void) {
  const before = Y.encodeStateVector(written);
  change(written.getXmlFragment(DOCUMENT_FIELD));
  await append(doc.id, Y.encodeStateAsUpdate(written, before), ada.id);
}
const shown = async () => JSON.stringify(await readPublicDocument(doc.id));

it("is a document's text, without its messages", async () => {
  const { messages } = await send(null, getPublicChannelContract, { params: { channelId: doc.id } });
  expect(messages).toEqual([]);
  await write((fragment) => fragment.insert(0, [paragraphOf(new Y.XmlText("How we work"))]));
  const content = [{ type: "text", text: "How we work", marks: {} }];
  expect(await readPublicDocument(doc.id)).toEqual([
    { type: "block", name: "paragraph", attributes: {}, content },
  ]);
  await db().channel.update({ where: { id: doc.id }, data: { visibility: "WORKSPACE" } });
  await expect(readPublicDocument(doc.id)).rejects.toMatchObject({ code: "not_found" });
});

it("shows the pictures that it has now, and those of its versions to members alone", async () => {
  const picture = await makePicture(ada, "ATTACHMENT" as never);
  await db().file.update({
    where: { id: picture.id },
    data: { purpose: "ATTACHMENT", status: "READY", documents: { create: { documentId: doc.id } } },
  });
  const file = () => accessPublicDocumentFile(doc.id, picture.id);
  await expect(file()).rejects.toMatchObject({ code: "not_found" });
  const image = new Y.XmlElement("image");
  image.setAttribute("fileId", picture.id);
  image.setAttribute("caption", `Before ${env().APP_URL}/w/guild/c/${doc.id}`);
  await write((fragment) => fragment.insert(0, [image]));
  expect(await file()).toMatchObject({ id: picture.id });
  expect(await shown()).not.toContain("/w/guild");
  await write((fragment) => fragment.delete(0, 1));
  await expect(file()).rejects.toMatchObject({ code: "not_found" });
});

it("says nothing of comments and suggestions (case 21)", async () => {
  const id = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
  const text = new Y.XmlText();
  text.insert(0, "the port", { bold: {}, comment: { id } });
  await write((fragment) => fragment.insert(0, [paragraphOf(text)]));
  expect(await shown()).toContain("the port");
  expect(await shown()).not.toMatch(/comment|01a1fef9/);
  const suggestion = { quote: "the port", replacement: "the harbor", body: "Ben’s words" };
  await send(ben, createDocumentCommentContract, {
    params: { documentId: doc.id },
    body: { id: randomUUID(), ...suggestion },
  });
  expect(await shown()).toContain("the port");
  expect(await shown()).not.toMatch(/comment|harbor|Ben/);
});

it("is built once for each change, however many read it, and gone at once when it is taken back", async () => {
  await write((fragment) => fragment.insert(0, [paragraphOf(new Y.XmlText("one"))]));
  const many = () => Promise.all(Array.from({ length: 10 }, shown));
  const first = await countQueries(many);
  expect(await countQueries(many)).toBe(20);
  // One of the first ten read the log.
  expect(first).toBe(24);
  await write((fragment) => fragment.insert(1, [paragraphOf(new Y.XmlText("two"))]));
  expect(await shown()).toContain("two");
  await compactDocument(doc.id);
  expect(await shown()).toContain("two");
  await write((fragment) => fragment.delete(0, 2));
  await compactDocument(doc.id);
  expect(await shown()).toBe("[]");
  const params = { channelId: doc.id };
  await send(ada, updateChannelContract, { params, body: { visibility: "WORKSPACE" } });
  await expect(shown()).rejects.toMatchObject({ code: "not_found" });
  await publish(doc.id);
  expect(await shown()).toBe("[]");
  await db().channel.delete({ where: { id: doc.id } });
  await expect(shown()).rejects.toMatchObject({ code: "not_found" });
});

it("is built once also where its log is longer than what is kept of all", async () => {
  for (let part = 0; part < 3; part += 1)
    await write((fragment) => {
      fragment.delete(0, fragment.length);
      fragment.insert(0, [paragraphOf(new Y.XmlText("x".repeat(4_000_000)))]);
    });
  await shown();
  expect(await countQueries(shown)).toBe(2);
});

it("doesn't keep what failed", async () => {
  await write((fragment) => fragment.insert(0, [paragraphOf(new Y.XmlText("there"))]));
  await pool().query("ALTER TABLE document_updates RENAME COLUMN data TO hidden");
  try {
    await expect(shown()).rejects.toThrow();
  } finally {
    await pool().query("ALTER TABLE document_updates RENAME COLUMN hidden TO data");
  }
  expect(await shown()).toContain("there");
});

it("names neither people nor channels that it mentions, nor where members' links lead", async () => {
  const text = new Y.XmlText();
  await write((fragment) => fragment.insert(0, [paragraphOf(text)]));
  await write(() => {
    const link = { href: `mention:person/${ben.id}` };
    text.insert(0, "@Ben ", { link });
    text.insert(5, "Carter", { link, bold: {} });
    text.insert(11, "#layoffs", { link: { href: `MENTION:channel/${channelId}` }, bold: null });
    text.insert(19, "plan", { link: { href: `${env().APP_URL}/w/secret/c/${channelId}` } });
    text.insert(23, "out", { link: { href: "https://example.org/" } });
  });
  const [paragraph] = await readPublicDocument(doc.id);
  expect(paragraph).toMatchObject({
    content: [
      { text: "@someone", marks: {} },
      { text: "(a channel for members)", marks: {} },
      { text: "plan", marks: {} },
      { text: "out", marks: { link: { href: "https://example.org/" } } },
    ],
  });
});
