import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { db } from "@/lib/db";
import {
  createDocumentCommentContract,
  deleteDocumentCommentContract,
  listDocumentCommentsContract,
  reopenDocumentCommentContract,
  resolveDocumentCommentContract,
} from "@/lib/documents/comments/contract";
import { commentsIn } from "@/lib/documents/rich-text/lost-comments";
import { listVersionsContract } from "@/lib/documents/versions/contract";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { channelRoom } from "@/lib/realtime/rooms";
import { searchContract } from "@/lib/search/contract";
import { paragraph, type WrittenDocument, writeDocument } from "@/tests/documents";
import { makeChannel, makeMember, makeSignedIn, makeTask, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";
import { inbox } from "./inbox-helpers";

let documentId: string;
let written: WrittenDocument;

beforeEach(async () => {
  await makePair();
  const members = [{ user: ben, role: "COMMENTER" as const }];
  ({ id: documentId } = await makeChannel(workspace, { name: "Plan", type: "DOC", members }));
  written = await writeDocument({ id: documentId }, ada, "We begin on Monday.", "Everybody knows.");
});

const comment = (who: SignedIn, quote = "on Monday", body = "Tuesday is better", id: string = randomUUID()) =>
  send(who, createDocumentCommentContract, {
    params: { documentId },
    body: { id, quote, body, anchor: null },
  });
const list = async (who: SignedIn, resolved?: boolean) => {
  const query = resolved === undefined ? {} : { resolved: String(resolved) };
  return (await send(who, listDocumentCommentsContract, { params: { documentId }, query })).items;
};
const reply = (who: SignedIn, threadId: string, body: string) =>
  send(who, createMessageContract, {
    params: { channelId: documentId },
    body: { nonce: randomUUID(), body, threadId },
  });
const on = (id: string) => ({ params: { documentId, commentId: id } });
/** The document's text as stored, with the marks in it. */
const stored = async () => {
  const fresh = written.openFor(ada);
  await fresh.edit(() => {});
  const rows = await db().documentUpdate.findMany({ where: { documentId } });
  return rows.length;
};

it("is made by who may only comment, begins a thread, and is nobody's edit", async () => {
  const made = await comment(ben);
  expect(made).toMatchObject({
    ...{ documentId, channelId: documentId, quote: "on Monday", excerpt: "Tuesday is better", replyCount: 0 },
    ...{ createdBy: { id: ben.id }, resolvedAt: null, lastReplyAt: null },
  });
  expect(await list(ada)).toEqual([made]);
  const { items } = await send(ada, listMessagesContract, {
    params: { channelId: documentId },
    query: { threadId: made.id },
  });
  expect(items.map(({ body, author }) => [body, author.id])).toEqual([["Tuesday is better", ben.id]]);
  const updates = await db().documentUpdate.findMany({ where: { documentId }, orderBy: { id: "asc" } });
  expect(updates.map(({ authorId }) => authorId)).toEqual([ada.id, null]);
  const { items: versions } = await send(ada, listVersionsContract, { params: { documentId }, query: {} });
  const authors = versions.flatMap((version) => version.authors.map(({ person }) => person?.id));
  expect(authors).toEqual([ada.id]);
});

it("makes no version of its own, also long after the last writing, and takes none when it goes", async () => {
  const createdAt = new Date(Date.now() - 3 * 60 * 60_000);
  await db().documentUpdate.updateMany({ where: { documentId }, data: { createdAt } });
  const versions = async () =>
    (await send(ada, listVersionsContract, { params: { documentId }, query: {} })).items;
  await comment(ben);
  const [version, ...more] = await versions();
  expect(more).toEqual([]);
  expect(version).toMatchObject({ untilAt: createdAt.toISOString() });
  const later = await comment(ben, "Everybody");
  await send(ben, deleteDocumentCommentContract, on(later.id));
  expect(await versions()).toEqual([version]);
  await written.edit((fragment) => fragment.push([paragraph("And then?")]));
  expect((await versions()).map(({ authors }) => authors.map(({ person }) => person?.id))).toEqual([
    [ada.id],
    [ada.id],
  ]);
});

it("counts its answers, which concern who wrote it", async () => {
  const { id } = await comment(ben);
  await reply(ada, id, "Agreed");
  expect(await list(ben)).toMatchObject([{ replyCount: 1, lastReplyAt: expect.any(String) }]);
  expect(await inbox(ben)).toMatchObject([
    { kind: "COMMENT", threadId: id, about: { type: "document", title: "Plan" } },
  ]);
});

it("is made once, however often it is sent, and its id is nobody else's", async () => {
  const id = randomUUID();
  const [first, second] = await Promise.all([
    comment(ben, "on Monday", "Once", id),
    comment(ben, "on Monday", "Once", id),
  ]);
  expect(second).toEqual(first);
  expect(await list(ada)).toHaveLength(1);
  await expect(comment(ada, "Everybody", "Mine", id)).rejects.toThrow(": 409 ");
});

it("is resolved and reopened by who may comment, and everybody is notified once", async () => {
  const { id } = await comment(ada);
  const announced = await announcedBy(() => send(ben, resolveDocumentCommentContract, on(id)));
  expect(announced).toContainEqual(
    expect.objectContaining({
      room: channelRoom(documentId),
      event: "comment.changed",
      data: expect.objectContaining({ id, resolvedBy: expect.objectContaining({ id: ben.id }) }),
    }),
  );
  const [again] = [await send(ada, resolveDocumentCommentContract, on(id))];
  expect(again.resolvedBy?.id).toBe(ben.id);
  expect(await list(ada, false)).toEqual([]);
  expect(await send(ada, reopenDocumentCommentContract, on(id))).toMatchObject({
    resolvedAt: null,
    resolvedBy: null,
  });
  expect(await list(ada, true)).toEqual([]);
});

it("is deleted by its author or a moderator, with its mark, its answers and what they notified of", async () => {
  const { id } = await comment(ben);
  await reply(ada, id, "Agreed");
  const other = await comment(ada, "Everybody", "Who?");
  await expect(send(ben, deleteDocumentCommentContract, on(other.id))).rejects.toThrow(": 403 ");
  const before = await stored();
  await send(ada, deleteDocumentCommentContract, on(id));
  expect(await stored()).toBeGreaterThan(before);
  expect((await list(ben)).map((item) => item.id)).toEqual([other.id]);
  expect(await db().message.count({ where: { OR: [{ id }, { threadId: id }] } })).toBe(0);
  expect(await inbox(ben)).toEqual([]);
  await send(ada, deleteDocumentCommentContract, on(other.id));
  expect(await list(ben)).toEqual([]);
});

it("leads to its comment from search", async () => {
  const { id } = await comment(ada, "on Monday", "Tuesdayish");
  const { items } = await send(ben, searchContract, {
    query: { q: "tuesdayish", scope: "workspace", workspaceId: workspace.id },
  });
  expect(items).toMatchObject([{ place: { channelId: documentId, anchor: { seq: 1, threadId: id } } }]);
});

describe("is refused", () => {
  it("with the id of a task, whose comments would be there", async () => {
    const list = await makeChannel(workspace, { type: "TODO" });
    const { id } = await makeTask(list);
    await expect(comment(ben, "on Monday", "Mine", id)).rejects.toThrow(": 409 ");
  });

  it("where the text is gone, whole", async () => {
    await expect(comment(ben, "no such words")).rejects.toThrow(": 409 ");
    await expect(comment(ben, " \n\uFFFC")).rejects.toThrow("has no words");
    expect(await db().thread.count({ where: { channelId: documentId } })).toBe(0);
    expect(await db().documentUpdate.count({ where: { documentId } })).toBe(1);
  });

  it("in a document that isn't text", async () => {
    const code = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
    const made = send(ada, createDocumentCommentContract, {
      params: { documentId: code.id },
      body: { id: randomUUID(), quote: "x", body: "y", anchor: null },
    });
    await expect(made).rejects.toThrow(": 409 ");
  });

  it("for readers, for strangers, and in an archive", async () => {
    const { id } = await comment(ada);
    const stranger = await makeSignedIn();
    const attempts = [
      (who: SignedIn) => comment(who),
      (who: SignedIn) => send(who, resolveDocumentCommentContract, on(id)),
      (who: SignedIn) => send(who, deleteDocumentCommentContract, on(id)),
    ];
    for (const attempt of [...attempts, list]) await expect(attempt(stranger)).rejects.toThrow(": 404 ");
    const reader = await makeMember(workspace);
    await db().channelMember.create({ data: { channelId: documentId, userId: reader.id, role: "VIEWER" } });
    for (const attempt of attempts) await expect(attempt(reader)).rejects.toThrow(": 403 ");
    expect(await list(reader)).toHaveLength(1);
    await db().channel.update({ where: { id: documentId }, data: { archivedAt: new Date() } });
    for (const attempt of attempts) await expect(attempt(ada)).rejects.toThrow(/: 4(03|09) /);
  });
});

it("stays on its text where somebody who was offline splits the block, and goes to no other place with its words", async () => {
  const [{ id }, { id: gone }] = [await comment(ben, "Monday"), await comment(ben, "Everybody")];
  // Ada has neither mark.
  await written.edit((fragment) => {
    const [first, second] = fragment.toArray().map((block) => (block as Y.XmlElement).get(0) as Y.XmlText);
    first!.delete(9, 10);
    second!.delete(0, 9);
    fragment.insert(1, [paragraph("on Monday.")]);
    fragment.insert(0, [paragraph("Is Everybody here?")]);
  });
  const document = new Y.Doc();
  for (const { data } of await db().documentUpdate.findMany({
    where: { documentId },
    orderBy: { id: "asc" },
  }))
    Y.applyUpdate(document, data);
  expect([...commentsIn(document)]).toEqual([id]);
  expect(document.getXmlFragment("default").toString()).toMatch(/on <comment[^>]*>Monday<\/comment/);
  expect((await list(ada)).map((one) => one.id)).toEqual([id, gone]);
});

it("is looked for while its text may come back, and keeps one mark where that is undone", async () => {
  const { id } = await comment(ben, "Monday");
  const placeOf = async () =>
    (await db().documentComment.findUniqueOrThrow({ where: { id } })).place as Record<string, unknown>;
  const current = async () => {
    const document = new Y.Doc();
    const rows = await db().documentUpdate.findMany({ where: { documentId }, orderBy: { id: "asc" } });
    for (const { data } of rows) Y.applyUpdate(document, data);
    return document;
  };
  const textOf = (fragment: Y.XmlFragment) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const document = written.fragment.doc!;
  Y.applyUpdate(document, Y.encodeStateAsUpdate(await current()));
  const undo = new Y.UndoManager(written.fragment, { captureTimeout: 0 });
  await written.edit((fragment) => textOf(fragment).delete(0, 19));
  expect(await placeOf()).toMatchObject({ text: "Monday", lostAt: expect.any(String) });
  // Written anew without the mark, by somebody who has the rest.
  await written.openFor(ada).edit((fragment) => fragment.insert(1, [paragraph("We begin on Monday.")]));
  expect([...commentsIn(await current())]).toEqual([id]);
  expect(await placeOf()).toEqual({
    ...{ text: "Monday", before: "We begin on ", after: ".", restoredBy: expect.any(Number) },
  });
  await written.edit(() => void undo.undo());
  const all = (await current()).getXmlFragment("default").toString();
  expect(all.match(/Monday/g)).toHaveLength(2);
  expect(all.match(/<comment/g)).toHaveLength(1);
  expect(all).toMatch(/^<paragraph>We begin on <comment/);
  expect(await placeOf()).not.toHaveProperty("restoredBy");
});

it("isn't looked for any more after ten minutes", async () => {
  const { id } = await comment(ben, "Monday");
  const lostAt = new Date(Date.now() - 11 * 60_000).toISOString();
  const place = { text: "Monday", before: "We begin on ", after: ".", lostAt };
  await db().documentComment.update({ where: { id }, data: { place } });
  await written.edit((fragment) => {
    fragment.delete(0, 1);
    fragment.insert(0, [paragraph("We begin on Monday.")]);
  });
  const rows = await db().documentUpdate.count({ where: { documentId } });
  await written.edit((fragment) => fragment.push([paragraph("More.")]));
  expect(await db().documentUpdate.count({ where: { documentId } })).toBe(rows + 1);
  expect(await db().documentComment.findUniqueOrThrow({ where: { id } })).toMatchObject({ place });
});
