import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  createDocumentCommentContract,
  reopenDocumentCommentContract,
  resolveDocumentCommentContract,
} from "@/lib/documents/comments/contract";
import { getContentContract } from "@/lib/documents/content/contract";
import { acceptSuggestionContract, updateSuggestionContract } from "@/lib/documents/suggestions/contract";
import { suggestEdits } from "@/lib/documents/suggestions/suggest-edits";
import { channelRoom } from "@/lib/realtime/rooms";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";

let documentId: string;

beforeEach(async () => {
  await makePair();
  const members = [{ user: ben, role: "COMMENTER" as const }];
  ({ id: documentId } = await makeChannel(workspace, { name: "Plan", type: "DOC", members }));
  await writeDocument({ id: documentId }, ada, "We begin on Monday.", "Everybody knows.");
});

const suggest = (who: SignedIn, quote = "on Monday", replacement = "on Tuesday") =>
  send(who, createDocumentCommentContract, {
    params: { documentId },
    body: { id: randomUUID(), quote, body: "Ada is away on Monday", anchor: null, replacement },
  });
const on = (id: string) => ({ params: { documentId, commentId: id } });
const accept = async (who: SignedIn, id: string) => {
  const { original, replacement } = await db().documentComment.findUniqueOrThrow({ where: { id } });
  return acceptShown(who, id, { original: original ?? "", replacement: replacement ?? "" });
};
const acceptShown = (who: SignedIn, id: string, body: { original: string; replacement: string }) =>
  send(who, acceptSuggestionContract, { ...on(id), body });
const refuse = (who: SignedIn, id: string) => send(who, resolveDocumentCommentContract, on(id));
const reopen = (who: SignedIn, id: string) => send(who, reopenDocumentCommentContract, on(id));
const markdown = async () =>
  (await send(ada, getContentContract, { params: { documentId }, query: { format: "markdown" } })).content;

it("is made by who may only comment, and changes no text before it is accepted", async () => {
  const made = await suggest(ben);
  expect(made).toMatchObject({
    ...{ createdBy: { id: ben.id }, excerpt: "Ada is away on Monday", resolvedAt: null },
    suggestion: { original: "on Monday", replacement: "on Tuesday", isAccepted: false },
  });
  expect(await markdown()).toBe("We begin on Monday.\n\nEverybody knows.\n");
  await expect(accept(ben, made.id)).rejects.toThrow(": 403 ");
  expect(await accept(ada, made.id)).toMatchObject({
    ...{ resolvedBy: { id: ada.id } },
    suggestion: { isAccepted: true },
  });
  expect(await markdown()).toBe("We begin on Tuesday.\n\nEverybody knows.\n");
});

it("is an edit of whoever suggested it, which everybody sees at once", async () => {
  const { id } = await suggest(ben);
  const announced = await announcedBy(() => accept(ada, id));
  expect(announced).toContainEqual(
    expect.objectContaining({
      room: channelRoom(documentId),
      event: "comment.changed",
      data: expect.objectContaining({ id, suggestion: expect.objectContaining({ isAccepted: true }) }),
    }),
  );
  const updates = await db().documentUpdate.findMany({ where: { documentId }, orderBy: { id: "asc" } });
  expect(updates.map(({ authorId }) => authorId)).toEqual([ada.id, null, ben.id]);
});

it("is put once, however many accept it at once", async () => {
  const { id } = await suggest(ben, "begin", "begin and begin");
  const eve = await makeMember(workspace);
  await db().channelMember.create({ data: { channelId: documentId, userId: eve.id, role: "EDITOR" } });
  await Promise.all([accept(ada, id), accept(eve, id), accept(ada, id)]);
  expect(await markdown()).toBe("We begin and begin on Monday.\n\nEverybody knows.\n");
});

it("is taken back where its text still says that, and reopened then", async () => {
  const { id } = await suggest(ben);
  await accept(ada, id);
  await expect(reopen(ben, id)).rejects.toThrow(": 403 ");
  expect(await reopen(ada, id)).toMatchObject({ resolvedAt: null, suggestion: { isAccepted: false } });
  expect(await markdown()).toBe("We begin on Monday.\n\nEverybody knows.\n");
  await accept(ada, id);
  expect(await markdown()).toBe("We begin on Tuesday.\n\nEverybody knows.\n");
});

it("is refused by an editor or by who made it, and then not accepted", async () => {
  const { id } = await suggest(ben);
  const other = await suggest(ada, "Everybody", "Nobody");
  await expect(refuse(ben, other.id)).rejects.toThrow(": 403 ");
  expect(await refuse(ben, id)).toMatchObject({
    suggestion: { isAccepted: false },
    resolvedBy: { id: ben.id },
  });
  await expect(accept(ada, id)).rejects.toThrow(": 409 ");
  expect(await markdown()).toBe("We begin on Monday.\n\nEverybody knows.\n");
});

it("is made for each edit of a program, and accepted one by one", async () => {
  const actor = { userId: ben.id, sessionId: "", name: ben.name, image: null, emailVerified: true };
  const made = await suggestEdits(actor, documentId, { reason: "Shorter", isAi: true }, () => [
    { from: 1, to: 9, replacement: "We start" },
    { from: 31, to: 37, replacement: "" },
    // Of two blocks, and of no words.
    { from: 15, to: 25, replacement: "" },
    { from: 3, to: 4, replacement: "" },
  ]);
  expect(await db().documentComment.findMany({ where: { id: { in: made }, isAi: true } })).toHaveLength(2);
  await accept(ada, made[1]!);
  expect(await markdown()).toBe("We begin on Monday.\n\nEverybody.\n");
});

it("is changed by its author while it is open, also to other text, and keeps its thread", async () => {
  const { id } = await suggest(ben, "Monday", "Tuesday");
  const change = (who: SignedIn, quote: string, replacement: string) =>
    send(who, updateSuggestionContract, { ...on(id), body: { quote, replacement, anchor: null } });
  await expect(change(ada, "Monday", "Friday")).rejects.toThrow(": 403 ");
  await change(ben, "Monday", "Wednesday");
  const changed = await change(ben, "begin on Monday", "start");
  expect(changed).toMatchObject({
    ...{ quote: "begin on Monday", excerpt: "Ada is away on Monday", resolvedAt: null },
    suggestion: { original: "begin on Monday", replacement: "start" },
  });
  expect(await markdown()).toBe("We begin on Monday.\n\nEverybody knows.\n");
  await expect(change(ben, "not there", "start")).rejects.toThrow(": 409 ");
  for (const shown of [
    { original: "Monday", replacement: "start" },
    { original: "begin on Monday", replacement: "Wednesday" },
  ])
    await expect(acceptShown(ada, id, shown)).rejects.toThrow("changed meanwhile");
  await accept(ada, id);
  expect(await markdown()).toBe("We start.\n\nEverybody knows.\n");
  await expect(change(ben, "begin on Monday", "x")).rejects.toThrow("accepted or refused");
});

describe("isn't", () => {
  it("made of several paragraphs, of what is there already, or with line breaks", async () => {
    await expect(suggest(ben, "Monday.\nEverybody", "x")).rejects.toThrow("of one paragraph");
    await expect(suggest(ben, "Monday", "a\nb")).rejects.toThrow("of one paragraph");
    await expect(suggest(ben, "Monday", "Monday")).rejects.toThrow("is what is there");
  });

  it("put where the text has changed, and stays open then", async () => {
    const { id } = await suggest(ben);
    await send(ada, createDocumentCommentContract, {
      params: { documentId },
      body: { id: randomUUID(), quote: "Monday", body: "Which?", anchor: null },
    });
    const inner = await suggest(ada, "Monday", "Friday");
    await accept(ada, inner.id);
    await expect(accept(ada, id)).rejects.toThrow("has changed since");
    expect(await markdown()).toBe("We begin on Friday.\n\nEverybody knows.\n");
  });

  it("what a comment is", async () => {
    const { id } = await send(ada, createDocumentCommentContract, {
      params: { documentId },
      body: { id: randomUUID(), quote: "Monday", body: "Which?", anchor: null },
    });
    await expect(accept(ada, id)).rejects.toThrow(": 409 ");
  });
});
