import { beforeEach, expect, it } from "vitest";
import type * as Y from "yjs";
import { db } from "@/lib/db";
import {
  appendContentContract,
  editBlocksContract,
  getContentContract,
  replaceContentContract,
} from "@/lib/documents/content/contract";
import { listVersions, restoreVersion } from "@/lib/documents/versions/service";
import { markSeen } from "@/lib/documents/visits/service";
import { type WrittenDocument, writeDocument } from "@/tests/documents";
import { makeActor, makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

let params: { documentId: string };
let written: WrittenDocument;

beforeEach(async () => {
  await makePair();
  const { id } = await makeChannel(workspace, { type: "DOC" });
  params = { documentId: id };
  written = await writeDocument({ id }, ada, "First", "Second");
});

type Format = "json" | "markdown" | "text";
const get = (format: Format, as: SignedIn = ada) =>
  send(as, getContentContract, { params, query: { format } });
const markdown = async () => (await get("markdown")).content;
const append = (as: SignedIn, text: string) =>
  send(as, appendContentContract, { params, body: { markdown: text } });

it("gives a document as JSON, Markdown and text", async () => {
  expect(await markdown()).toBe("First\n\nSecond\n");
  expect((await get("text")).content).toBe("First\nSecond");
  const { content, blockIds, kind } = await get("json");
  expect(content).toMatchObject({ type: "doc", content: [{ type: "paragraph" }, { type: "paragraph" }] });
  expect([kind, blockIds.length]).toEqual(["rich-text", 2]);
});

it("takes back what it gave, which changes nothing", async () => {
  const was = await get("json");
  const rows = await db().documentUpdate.count({ where: params });
  const body = { content: was.content as { type: "doc"; content: [] } };
  expect(await send(ada, replaceContentContract, { params, body })).toMatchObject({ state: was.state });
  await send(ada, replaceContentContract, { params, body: { markdown: String(await markdown()) } });
  expect(await db().documentUpdate.count({ where: params })).toBe(rows);
});

it("appends and replaces as the caller, and what stays keeps its author", async () => {
  const { blockIds } = await get("json");
  const appended = await append(ben, "# Third\n\n- [x] done");
  expect(appended.blockIds.slice(0, 2)).toEqual(blockIds);
  expect(appended.state).toBe((await get("json")).state);
  const body = { markdown: "First\n\nSecond\n\n# Third, too\n" };
  expect((await send(ben, replaceContentContract, { params, body })).blockIds.slice(0, 2)).toEqual(blockIds);
  expect(await markdown()).toBe(body.markdown);
  const [version] = (await listVersions(await makeActor(ben), params.documentId, { limit: 1 })).items;
  expect(new Set(version?.authors.map(({ person }) => person?.name))).toEqual(new Set(["Ada", "Ben"]));
});

it("begins an empty document without an empty line", async () => {
  await send(ada, replaceContentContract, { params, body: { markdown: "" } });
  await append(ada, "Words");
  expect((await get("json")).blockIds).toHaveLength(1);
});

it("edits blocks by their ids: all or none", async () => {
  const { blockIds, state } = await get("json");
  const [first = "", second = ""] = blockIds;
  const edits = [
    { block: first, action: "insertBefore" as const, markdown: "## Title" },
    { block: first, action: "replace" as const, markdown: "One\n\nTwo" },
    { block: second, action: "insertAfter" as const, markdown: "Last" },
  ];
  const edited = await send(ben, editBlocksContract, { params, body: { edits, state } });
  expect(await markdown()).toBe("## Title\n\nOne\n\nTwo\n\nSecond\n\nLast\n");
  expect(edited.blockIds).toContain(second);
  const gone = {
    edits: [
      { block: second, action: "delete" as const },
      { block: "1-0", action: "delete" as const },
    ],
  };
  expect(await refusal(ben, editBlocksContract, { params, body: gone })).toMatchObject({ status: 409 });
  expect(await markdown()).toContain("Second");
  await send(ben, editBlocksContract, { params, body: { edits: [{ block: second, action: "delete" }] } });
  expect(await markdown()).not.toContain("Second");
});

it("refuses an edit of what somebody else has changed meanwhile", async () => {
  const { state } = await get("json");
  await append(ben, "Third");
  for (const [contract, body] of [
    [replaceContentContract, { markdown: "Mine", state }],
    [appendContentContract, { markdown: "Mine", state }],
  ] as const)
    expect(await refusal(ada, contract, { params, body })).toMatchObject({ status: 409 });
  expect(await markdown()).toContain("Third");
});

it("is read by those who see the channel, and written by its editors while it isn't archived", async () => {
  const guest = await makeMember(workspace, { name: "Cleo" });
  await db().channelMember.create({
    data: { channelId: params.documentId, userId: guest.id, role: "COMMENTER" },
  });
  expect((await get("text", guest)).content).toContain("First");
  const body = { markdown: "Mine" };
  for (const contract of [appendContentContract, replaceContentContract])
    expect(await refusal(guest, contract, { params, body })).toMatchObject({ status: 403 });
  await db().channel.update({ where: { id: params.documentId }, data: { archivedAt: new Date() } });
  expect(await refusal(ada, appendContentContract, { params, body })).toMatchObject({
    ...{ status: 409, message: expect.stringContaining("archived") },
  });
  expect((await get("text")).content).toContain("First");
});

it("refuses what no document can hold, and what is too long, with a word", async () => {
  const cases = [
    [{ content: { type: "doc", content: [{ type: "script" }] } }, 422],
    [{ content: { type: "doc", content: [{ type: "listItem", content: [] }] } }, 422],
    [{ content: { type: "doc", content: [{ type: "heading", attrs: { level: 9 } }] } }, 422],
    [{ content: { type: "doc", content: [{ type: "text", text: 7 }] } }, 422],
    [{ markdown: "a".repeat(1_000_001) }, 422],
    [{ markdown: "a", content: { type: "doc", content: [{ type: "paragraph" }] } }, 422],
    [{}, 422],
    [{ markdown: "a".repeat(1_100_000) }, 413],
  ] as const;
  for (const [body, status] of cases) {
    const refused = await refusal(ada, appendContentContract, { params, body });
    expect(refused, JSON.stringify(body).slice(0, 80)).toMatchObject({ status });
    expect(refused.message).not.toBe("");
  }
  expect(await markdown()).toBe("First\n\nSecond\n");
});

it("refuses a table that no browser could draw, and keeps nothing of it", async () => {
  const { state } = await get("json");
  const row = (word: string) => `|${` ${word} |`.repeat(101)}\n`;
  const body = { markdown: `Before\n\n${row("head")}${row("---")}` };
  const refused = await refusal(ada, appendContentContract, { params, body });
  expect(refused).toMatchObject({
    status: 422,
    message: expect.stringContaining("a table that is too large"),
  });
  expect((await get("json")).state).toBe(state);
});

it("takes a book", async () => {
  const long = "Plain **text** that goes on for a while, as it does in books, and says little. ".repeat(5);
  const page = `## Chapter\n\n${long}\n\n- one\n- two\n\n`;
  await append(ada, page.repeat(Math.floor(900_000 / page.length)));
  expect(String(await markdown()).length).toBeGreaterThan(890_000);
}, 60_000);

it("names who sent each change, not who is there or who made the document (case 13)", async () => {
  const { documentId } = params;
  const [adaHere, benHere] = await Promise.all([makeActor(ada), makeActor(ben)]);
  const authors = async () => {
    const { items } = await listVersions(adaHere, documentId, { limit: 50 });
    return items.toReversed().map((version) => version.authors.map(({ person }) => person?.name).sort());
  };
  /** What was written so far was written that many hours ago. */
  const age = (hours: number) =>
    db().$executeRaw`UPDATE document_updates SET created_at = created_at - ${`${hours} hours`}::interval
      WHERE document_id = ${documentId}::uuid AND created_at > now() - interval '1 minute'`;
  const textOf = (block: unknown) => (block as Y.XmlElement).get(0) as Y.XmlText;
  // Ben looks, who made the document wrote in it: it is theirs alone.
  await markSeen(benHere, documentId);
  const offline = written.openFor(ada);
  await age(3);
  // A program replaces a paragraph in Ben's name.
  const [, second = ""] = (await get("json")).blockIds;
  const edits = [{ block: second, action: "replace" as const, markdown: "By a program" }];
  await send(ben, editBlocksContract, { params, body: { edits } });
  await age(2);
  expect(await authors()).toEqual([["Ada"], ["Ben"]]);
  // Ada's words of an offline hour arrive while Ben types.
  const typing = written.openFor(ben);
  await typing.edit((fragment) => textOf(fragment.get(0)).insert(5, " by Ben"));
  await offline.edit((fragment) => textOf(fragment.get(0)).insert(0, "Offline "));
  expect((await authors()).at(-1)).toEqual(["Ada", "Ben"]);
  const owners = await db().documentClient.findMany({ where: { documentId } });
  const clientOf = (fragment: Y.XmlFragment) => BigInt(fragment.doc!.clientID);
  const ownerOf = (client: bigint) => owners.find(({ clientId }) => clientId === client)?.userId;
  expect([ownerOf(clientOf(offline.fragment)), ownerOf(clientOf(typing.fragment))]).toEqual([ada.id, ben.id]);
  const [first] = (await listVersions(benHere, documentId, { limit: 50 })).items.toReversed();
  const restored = await restoreVersion(benHere, documentId, first!.id);
  expect(restored).toMatchObject({ restoredFromId: first!.id, authors: [{ person: { id: ben.id } }] });
  expect(await markdown()).toBe("First\n\nSecond\n");
});
