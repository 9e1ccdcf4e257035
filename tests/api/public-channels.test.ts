import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { GET as getFile } from "@/app/api/public/channels/[channelId]/files/[fileId]/route";
import { updateChannelContract } from "@/lib/channels/contract";
import { db, pool } from "@/lib/db";
import { createDocumentCommentContract } from "@/lib/documents/comments/contract";
import { compactDocument } from "@/lib/documents/compact";
import { append } from "@/lib/documents/log";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { env } from "@/lib/env";
import { LIMITS } from "@/lib/http/limits";
import { createMessageContract } from "@/lib/messages/contract";
import { getPublicChannelContract } from "@/lib/public-channels/contract";
import { accessPublicDocumentFile, readPublicDocument } from "@/lib/public-channels/document";
import { addReactionContract } from "@/lib/reactions/contract";
import { middleware } from "@/middleware";
import { makeChannel, makeMember, makePicture } from "../factories";
import { ada, ben, channelId, makePair, workspace } from "../pair";
import { countQueries } from "../setup/count-queries";
import { refusal, send } from "../setup/request";

beforeEach(makePair);

const publish = (id = channelId) =>
  send(ada, updateChannelContract, { params: { channelId: id }, body: { visibility: "PUBLIC" } });
const takeBack = () =>
  send(ada, updateChannelContract, { params: { channelId }, body: { visibility: "WORKSPACE" } });
const say = (who: typeof ada, body: string, more: object = {}) =>
  send(who, createMessageContract, { params: { channelId }, body: { nonce: randomUUID(), body, ...more } });
const read = (id = channelId) => send(null, getPublicChannelContract, { params: { channelId: id } });
const refused = (id = channelId) => refusal(null, getPublicChannelContract, { params: { channelId: id } });

describe("a public channel", () => {
  it("is there for anyone with the link, until the next request after it is taken back", async () => {
    await say(ben, "Hello, **world**");
    expect((await refused()).code).toBe("not_found");
    await publish();
    const { messages, ...channel } = await read();
    expect(channel).toEqual({
      ...{ id: channelId, type: "CHAT", name: "general", topic: "", isIndexed: false, earlier: null },
    });
    expect(messages).toEqual([
      expect.objectContaining({
        seq: 1,
        authorName: "Ben",
        body: "Hello, **world**",
        reactions: [],
        files: [],
      }),
    ]);
    await takeBack();
    expect((await refused()).code).toBe("not_found");
    const { code, message } = await refused(randomUUID());
    expect(await refused()).toMatchObject({ code, message });
  });

  it("is opened by its managers only, and where the type allows it", async () => {
    const body = { visibility: "PUBLIC" as const };
    const error = await refusal(ben, updateChannelContract, { params: { channelId }, body });
    expect(error.code).toBe("forbidden");
    const board = await makeChannel(workspace, { type: "KANBAN" });
    expect(
      await refusal(ada, updateChannelContract, { params: { channelId: board.id }, body }),
    ).toMatchObject({
      code: "forbidden",
    });
  });

  it("asks search engines to stay away until somebody allows them, each time anew", async () => {
    await publish();
    const params = { channelId };
    await send(ada, updateChannelContract, { params, body: { isIndexed: true } });
    expect((await read()).isIndexed).toBe(true);
    await takeBack();
    await publish();
    expect((await read()).isIndexed).toBe(false);
  });

  it("shows nothing of people but the names of authors, and nothing that is private", async () => {
    const [cleo, secret] = await Promise.all([
      makeMember(workspace, { name: "Cleo Quiet" }),
      makeChannel(workspace, { name: "secret plans", visibility: "PRIVATE" }),
    ]);
    const open = await makeChannel(workspace, { name: "changelog", visibility: "PUBLIC" });
    const { id } = await say(ben, "First");
    await send(cleo, addReactionContract, { params: { messageId: id, emoji: "👍" } });
    await say(
      ada,
      [
        `[@Ben](mention:person/${ben.id}) [@Cleo Quiet](mention:user/${cleo.id}) [#secret plans](mention:channel/${secret.id})`,
        `[#changelog](mention:channel/${open.id}) \`[@Cleo Quiet](mention:person/${cleo.id})\``,
        `[Cleo [Quiet] Quiet](mention:person/${cleo.id}) ${new URL(env().APP_URL).origin}/w/team/c/${secret.id}`,
      ].join("\n"),
    );
    await publish();
    const page = await read();
    const sent = JSON.stringify(page);
    for (const hidden of ["Quiet", "secret plans", secret.id, cleo.id, ben.id, ada.id, "mention:", "nonce"])
      expect(sent).not.toContain(hidden);
    expect(page.messages[0]?.reactions).toEqual([{ emoji: "👍", count: 1 }]);
    expect(page.messages[1]?.body).toContain("@Ben @someone (a channel for members)");
    expect(page.messages[1]?.body).toContain(`[#changelog](/p/${open.id})`);
  });

  it("leaves out what was deleted, notes of the system and replies in threads", async () => {
    const { id: threadId } = await say(ben, "Question");
    await say(ada, "Answer for members", { threadId });
    await db().message.create({
      data: {
        ...{
          channelId,
          streamId: channelId,
          authorId: ada.id,
          nonce: randomUUID(),
          body: "",
          kind: "SYSTEM",
          seq: 900,
        },
        system: { type: "members.added", people: [{ id: ben.id, name: "Ben", image: null }] },
      },
    });
    await db().message.create({
      data: {
        ...{ channelId, streamId: channelId, authorId: ada.id, nonce: randomUUID(), body: "Gone", seq: 901 },
        deletedAt: new Date(),
      },
    });
    await publish();
    expect((await read()).messages).toEqual([expect.objectContaining({ body: "Question", replyCount: 1 })]);
  });

  it("gives its pages of fifty", async () => {
    for (let n = 1; n <= 51; n++) await say(ada, `Message ${n}`);
    await publish();
    const { messages, earlier } = await read();
    expect([messages[0]?.body, messages.at(-1)?.body, earlier]).toEqual(["Message 2", "Message 51", 2]);
    const first = await send(null, getPublicChannelContract, {
      params: { channelId },
      query: { before: "2" },
    });
    expect([first.messages.map(({ body }) => body), first.earlier]).toEqual([["Message 1"], null]);
  });

  it("gives its files only while it is public, and none of another channel", async () => {
    const picture = await makePicture(ada, "ATTACHMENT" as never);
    const message = await say(ada, "Look");
    await db().file.update({
      where: { id: picture.id },
      data: { purpose: "ATTACHMENT", channelId, messageId: message.id },
    });
    const other = await makeChannel(workspace, { visibility: "PUBLIC" });
    const get = async (id: string) => {
      const url = `${env().APP_URL}/api/public/channels/${id}/files/${picture.id}`;
      const params = Promise.resolve({ channelId: id, fileId: picture.id });
      const response = await getFile(new Request(url), { params });
      return { status: response.status, cache: response.headers.get("cache-control") };
    };
    expect((await get(channelId)).status).toBe(404);
    await publish();
    // The row is there, its bytes aren't stored: what answers is the storage, not the permission.
    expect((await get(channelId)).cache).toBe("no-store");
    expect((await get(other.id)).status).toBe(404);
    expect((await read()).messages[0]?.files).toEqual([expect.objectContaining({ id: picture.id })]);
    await takeBack();
    expect((await get(channelId)).status).toBe(404);
  });

  it("is a document's text where it is a document, without its messages", async () => {
    const doc = await makeChannel(workspace, { type: "DOC", name: "Handbook" });
    await publish(doc.id);
    expect((await read(doc.id)).messages).toEqual([]);
    const written = new Y.Doc();
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("How we work")]);
    written.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
    await append(doc.id, Y.encodeStateAsUpdate(written), ada.id);
    const content = [{ type: "text", text: "How we work", marks: {} }];
    expect(await readPublicDocument(doc.id)).toEqual([
      { type: "block", name: "paragraph", attributes: {}, content },
    ]);
    await db().channel.update({ where: { id: doc.id }, data: { visibility: "WORKSPACE" } });
    await expect(readPublicDocument(doc.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a public document", () => {
  const paragraphOf = (text: Y.XmlText) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [text]);
    return paragraph;
  };
  let doc: { id: string };
  let written: Y.Doc;
  beforeEach(async () => {
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
});

describe("the page of a public channel", () => {
  const ask = (path: string, address: string) =>
    middleware(new NextRequest(new URL(path, env().APP_URL), { headers: { "x-forwarded-for": address } }));

  it("is refused with 429 and when to come back where a network asks too often, and other pages aren't", async () => {
    const [path, address] = [`/p/${channelId}`, "198.51.100.7"];
    const limit = Math.ceil((LIMITS.public?.signedOut ?? 0) * env().RATE_LIMIT_FACTOR);
    for (let count = 0; count < limit; count += 1) expect((await ask(path, address)).status).toBe(200);
    const refused = await ask(path, address);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.text()).toContain(
      `Too many requests from your network. Try again in ${seconds} seconds.`,
    );
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect((await ask(path, "198.51.100.8")).status).toBe(200);
    expect((await ask("/sign-in", address)).status).toBe(200);
  });
});
