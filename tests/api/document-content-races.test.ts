import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import {
  createDocumentCommentContract,
  listDocumentCommentsContract,
} from "@/lib/documents/comments/contract";
import { compactDocument } from "@/lib/documents/compact";
import {
  appendContentContract,
  editBlocksContract,
  getContentContract,
  replaceContentContract,
} from "@/lib/documents/content/contract";
import { loadDocument } from "@/lib/documents/read-log";
import { type WrittenDocument, writeDocument } from "@/tests/documents";
import { makeChannel } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { requestRaw, send } from "@/tests/setup/request";

let params: { documentId: string };
let written: WrittenDocument;

beforeEach(async () => {
  await makePair();
  const { id } = await makeChannel(workspace, { type: "DOC" });
  params = { documentId: id };
  written = await writeDocument({ id }, ada, "First line", "Second line");
});

const read = () => send(ada, getContentContract, { params, query: { format: "markdown" } });
const text = async () => String((await read()).content);

it("appends once what is sent again, at once, later, and after a compaction", async () => {
  const body = { markdown: "Third", nonce: randomUUID() };
  const append = () => send(ben, appendContentContract, { params, body });
  const [one, two] = await Promise.all([append(), append()]);
  expect(two).toEqual(one);
  await compactDocument(params.documentId);
  expect(await append()).toEqual(one);
  expect(await text()).toBe("First line\n\nSecond line\n\nThird\n");
  // A nonce is its person's.
  await send(ada, appendContentContract, { params, body });
  expect(await text()).toBe("First line\n\nSecond line\n\nThird\n\nThird\n");
});

it("edits blocks once where that is sent again, though the state is another one by then", async () => {
  const { blockIds, state } = await read();
  const edits = [{ block: blockIds[0]!, action: "insertAfter" as const, markdown: "Between" }];
  const body = { edits, state, nonce: randomUUID() };
  for (let time = 0; time < 2; time += 1) await send(ben, editBlocksContract, { params, body });
  expect(await text()).toBe("First line\n\nBetween\n\nSecond line\n");
});

it("deletes a block once where that is sent again, and answers the same", async () => {
  const { blockIds } = await read();
  const body = { edits: [{ block: blockIds[0]!, action: "delete" as const }], nonce: randomUUID() };
  const remove = () => send(ben, editBlocksContract, { params, body });
  const [one, two] = await Promise.all([remove(), remove()]);
  expect(two).toEqual(one);
  await compactDocument(params.documentId);
  expect(await remove()).toEqual(one);
  expect(await text()).toBe("Second line\n");
});

it("is what one of two wrote who replace a block at once, and the block stays", async () => {
  const { blockIds, state } = await read();
  const replace = (markdown: string, basis = {}) => ({
    ...{ params, body: { edits: [{ block: blockIds[0]!, action: "replace", markdown }], ...basis } },
  });
  const both = [replace("Ada’s own words"), replace("What Ben wrote")] as const;
  await Promise.all(both.map((input) => requestRaw(ada, editBlocksContract, input)));
  expect(await text()).toMatch(/^(Ada’s own words|What Ben wrote)\n\nSecond line\n$/);
  expect((await read()).blockIds).toEqual(blockIds);
  const refused = await requestRaw(ben, editBlocksContract, replace("Late", { state }));
  expect(refused.status).toBe(409);
});

it("is replaced while somebody types, whose words, place and comment stay", async () => {
  const id = randomUUID();
  const ofSecond = { quote: "Second", body: "Which one?" };
  const fresh = new Y.Doc();
  await send(ben, createDocumentCommentContract, { params, body: { id, ...ofSecond } });
  await loadDocument(params.documentId, (updates) => {
    for (const update of updates) Y.applyUpdate(fresh, update);
  });
  Y.applyUpdate(written.fragment.doc!, Y.encodeStateAsUpdate(fresh));
  const second = (written.fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText;
  const caret = Y.createRelativePositionFromTypeIndex(second, 7);
  const late = written.openFor(ada);
  const content = { markdown: "First line, rewritten\n\nSecond line\n\nThird\n" };
  const replaced = await send(ben, replaceContentContract, { params, body: content });
  expect(replaced.blockIds).toHaveLength(3);
  // What was typed before the replacement arrived.
  await late.edit((fragment) => {
    ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(11, ", and on");
  });
  expect(await text()).toBe("First line, rewritten\n\nSecond line, and on\n\nThird\n");
  const now = new Y.Doc();
  await loadDocument(params.documentId, (updates) => {
    for (const update of updates) Y.applyUpdate(now, update);
  });
  const place = Y.createAbsolutePositionFromRelativePosition(caret, now);
  expect(String(place?.type)).toContain("line, and on");
  expect(place?.index).toBe(7);
  const { items } = await send(ben, listDocumentCommentsContract, { params });
  expect(items).toMatchObject([{ id }]);
  const { content: json } = await send(ada, getContentContract, { params, query: { format: "json" } });
  expect(JSON.stringify(json)).toContain(id);
});
