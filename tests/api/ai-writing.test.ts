import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { stopRunContract } from "@/lib/ai/runs/contract";
import type { Outcome } from "@/lib/ai/runs/purpose";
import {
  createAiWritingContract,
  deleteAiWritingContract,
  getAiWritingContract,
  suggestAiWritingContract,
} from "@/lib/ai/writing/contract";
import { writingPurpose } from "@/lib/ai/writing/purpose";
import { db, transaction } from "@/lib/db";
import { listDocumentCommentsContract } from "@/lib/documents/comments/contract";
import { getContentContract } from "@/lib/documents/content/contract";
import { acceptSuggestionContract } from "@/lib/documents/suggestions/contract";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { createMessageContract } from "@/lib/messages/contract";
import { type WrittenDocument, writeDocument } from "@/tests/documents";
import { addMember, makeChannel, makeMessage, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { makeModel } from "./ai-chats-helpers";

let documentId: string;
let written: WrittenDocument;

beforeEach(async () => {
  await db().aiModel.deleteMany();
  await Promise.all([makePair(), makeModel()]);
  const members = [{ user: ben, role: "COMMENTER" as const }];
  ({ id: documentId } = await makeChannel(workspace, { name: "Plan", type: "DOC", members }));
  written = await writeDocument({ id: documentId }, ada, "We begin on Monday.", "Everybody knows.");
});

/** A block of the document as a browser sends it. */
function blockAt(index: number) {
  const text = (written.fragment.get(index) as Y.XmlElement).get(0) as Y.XmlText;
  const at = (position: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, position))).toString(
      "base64",
    );
  return { text: text.toString(), anchor: { from: at(0), to: at(text.length) } };
}
const ask = (as: SignedIn, change: object = {}) =>
  send(as, createAiWritingContract, {
    body: {
      ...{
        id: randomUUID(),
        place: { type: "document" as const, id: documentId },
        action: "improve" as const,
      },
      ...{ blocks: [blockAt(0), blockAt(1)], ...change },
    },
  });
const refused = (as: SignedIn, change: object = {}) =>
  refusal(as, createAiWritingContract, {
    body: {
      ...{ id: randomUUID(), place: { type: "document", id: documentId }, action: "improve" },
      ...{ blocks: [{ text: "Some words" }], ...change },
    },
  });
const on = (aiWritingId: string) => ({ params: { aiWritingId } });
const get = (as: SignedIn, id: string) => send(as, getAiWritingContract, on(id));
const markdown = async () =>
  (await send(ada, getContentContract, { params: { documentId }, query: { format: "markdown" } })).content;

/** Ends a run as the worker does. */
async function finish(id: string, text: string, change: Partial<Outcome> = {}) {
  const { runId } = await db().aiWriting.findUniqueOrThrow({ where: { id } });
  const run = await db().aiRun.findUniqueOrThrow({ where: { id: runId! } });
  const outcome: Outcome = {
    ...{
      parts: [{ type: "text", text }],
      finish: "DONE",
      error: null,
      modelId: run.modelId,
      modelName: "Fake",
    },
    ...change,
  };
  await transaction((tx) => writingPurpose.finish(tx, run, outcome));
}

it("suggests each change of a commenter’s request as AI’s, and none of words that were edited meanwhile", async () => {
  const { id, runId } = await ask(ben);
  const before = await markdown();
  await finish(id, "[1] We start on Tuesday.\n[2] Everyone knows it.");
  expect(await get(ben, id)).toMatchObject({ runId: null, finish: "DONE", modelName: "Fake" });
  expect(runId).not.toBeNull();
  expect(await markdown()).toBe(before);
  const text = (written.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  await written.edit(() => {
    text.delete(12, 6);
    text.insert(12, "Sunday");
    text.insert(0, "Note: ");
  });
  const made = await send(ben, suggestAiWritingContract, { ...on(id), body: { refused: [3] } });
  expect(made).toMatchObject({ commentIds: [expect.any(String), expect.any(String)], left: 1 });
  const { items } = await send(ada, listDocumentCommentsContract, { params: { documentId } });
  const all = items.map(({ suggestion, isAi, createdBy, excerpt }) => [
    ...[suggestion?.original, suggestion?.replacement, isAi, createdBy?.name, excerpt],
  ]);
  const by = [true, "Ben", "Improve writing (AI, Fake)"];
  // They are of one moment, and so in no order.
  expect(new Set(all)).toEqual(
    new Set([
      ["begin", "start", ...by],
      ["Everybody", "Everyone", ...by],
    ]),
  );
  for (const { id: commentId, suggestion } of items) {
    const { original, replacement } = suggestion!;
    const body = { original, replacement };
    await send(ada, acceptSuggestionContract, { params: { documentId, commentId }, body });
  }
  expect(await markdown()).toBe("Note: We start on Sunday.\n\nEveryone knows.\n");
  // It is used up.
  expect(await refusal(ben, getAiWritingContract, on(id))).toMatchObject({ code: "not_found" });
});

it("is refused to who may only read, to outsiders, for places that aren’t there, and without words or a model", async () => {
  const [reader, outsider] = [await makeSignedIn(), await makeSignedIn()];
  await addMember(workspace, reader);
  await db().channelMember.create({ data: { channelId: documentId, userId: reader.id, role: "VIEWER" } });
  expect(await refused(reader)).toMatchObject({ code: "forbidden" });
  expect(await refused(outsider)).toMatchObject({ code: "not_found" });
  expect(await refused(outsider, { place: { type: "channel", id: channelId } })).toMatchObject({
    code: "not_found",
  });
  const gone = { task: "subtasks", message: "task" };
  for (const [type, action] of Object.entries(gone))
    expect(await refused(ada, { action, place: { type, id: randomUUID() } })).toMatchObject({
      code: "not_found",
    });
  const invalid = [
    { blocks: [] },
    { blocks: [{ text: " \uFFFC " }] },
    { blocks: [{ text: "a".repeat(12_001) }] },
    { action: "translate" },
    { action: "task" },
    { place: { type: "message", id: channelId } },
    { action: "custom", instruction: " " },
  ];
  for (const change of invalid) expect(await refused(ada, change)).toMatchObject({ status: 422 });
  await db().aiModel.deleteMany();
  expect(await refused(ada)).toMatchObject({ code: "unavailable" });
});

it("is its asker’s alone, made once, kept for a day, and stopped where it is deleted", async () => {
  const given = { id: randomUUID() };
  const [first, again] = [await ask(ben, given), await ask(ben, given)];
  expect(again).toEqual(first);
  expect(await refused(ada, given)).toMatchObject({ code: "conflict" });
  for (const contract of [getAiWritingContract, deleteAiWritingContract])
    expect(await refusal(ada, contract, on(first.id))).toMatchObject({ code: "not_found" });
  const stop = { params: { runId: first.runId! } };
  expect(await refusal(ada, stopRunContract, stop)).toMatchObject({ code: "not_found" });
  expect(await refusal(ben, suggestAiWritingContract, { ...on(first.id), body: {} })).toMatchObject({
    code: "conflict",
  });
  const other = await ask(ben);
  const createdAt = new Date(Date.now() - 25 * 60 * 60_000);
  await db().aiWriting.update({ where: { id: other.id }, data: { createdAt } });
  await cleanUpRows();
  expect(await refusal(ben, getAiWritingContract, on(other.id))).toMatchObject({ code: "not_found" });
  await send(ben, deleteAiWritingContract, on(first.id));
  const run = await db().aiRun.findUniqueOrThrow({ where: { id: first.runId! } });
  expect(run.stopRequestedAt).not.toBeNull();
  await transaction((tx) => writingPurpose.finish(tx, run, {} as Outcome));
});

it("proposes a task of a thread: its people alone are assigned, and an answer that can’t be read fails with a word", async () => {
  const root = await makeMessage(channel, ada, "The ferry list must be printed");
  await send(ben, createMessageContract, {
    params: { channelId },
    body: { body: "I’ll print it by Friday", threadId: root.id, nonce: randomUUID() },
  });
  const place = { type: "message" as const, id: root.id };
  const asked = () => ask(ben, { place, action: "task", blocks: [] });
  const { id } = await asked();
  const run = await db().aiRun.findFirstOrThrow({ where: { writing: { id } } });
  const prompt = await writingPurpose.prepare(run);
  expect(JSON.stringify(prompt)).toContain("I’ll print it by Friday");
  const proposal = {
    title: "Print the list",
    notes: "See https://evil.example/?q=1",
    assignees: ["Ben", "Eve"],
  };
  await finish(
    id,
    JSON.stringify({ ...proposal, due: "2027-03-05", labels: ["print"], checklist: ["Buy paper"] }),
  );
  expect((await get(ben, id)).task).toEqual({
    ...{ title: "Print the list", notes: "See evil.example", due: "2027-03-05", labels: ["print"] },
    ...{ assignees: [{ id: ben.id, name: "Ben" }], checklist: ["Buy paper"] },
  });
  const other = await asked();
  await finish(other.id, "I can’t do that.");
  expect(await get(ben, other.id)).toMatchObject({
    finish: "FAILED",
    error: { code: "invalid_answer" },
    task: null,
  });
});
