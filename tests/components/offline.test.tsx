import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import * as Y from "yjs";
import { onDemand } from "@/components/ui/on-demand";
import { bindStored, restoreQueries, storeQueries } from "@/lib/composition/stored-queries";
import { type DeviceRecord, readRecord, readScopes, writeRecords } from "@/lib/device/database";
import { forgetDevice } from "@/lib/device/forget";
import { setDeviceOwner } from "@/lib/device/owner";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { messagesQuery } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { savedQuery } from "@/lib/saved/queries";
import { searchQuery } from "@/lib/search/queries";
import { documentStage } from "./setup/document-stage";
import { makeMessage, me, newId } from "./setup/people";
import { show } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

beforeEach(async () => {
  await forgetDevice();
  setDeviceOwner(me.id);
});

const record = (id: string, usedAt: number): DeviceRecord => ({ id, scope: "", usedAt });
const whole = (items: Message[]) => ({ items, hasBefore: false, hasAfter: false });
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

test("a device stores for its owner alone, what was used last, until it forgets", async () => {
  const documents = Array.from({ length: 60 }, (_, n) => record(`${n}`, n));
  await writeRecords(me.id, "documents", documents);
  const kept = await readScopes(me.id, "documents", [""]);
  expect(kept.map(({ usedAt }) => usedAt).toSorted((a, b) => a - b)).toEqual(
    documents.slice(-50).map(({ usedAt }) => usedAt),
  );
  const other = newId();
  await writeRecords(other, "documents", [record("theirs", 1)]);
  expect(await names()).toEqual([`guildhall.${me.id}`]);
  setDeviceOwner(other);
  expect(await readRecord(me.id, "documents", "59")).toBeUndefined();
  await writeRecords(other, "documents", [record("theirs", 1)]);
  expect(await readScopes(other, "documents", [""])).toHaveLength(1);
  await forgetDevice();
  await expect.poll(names).toEqual([]);
  // A page that is still open doesn't bring it back.
  await writeRecords(other, "documents", [record("theirs", 1)]);
  expect(await names()).toEqual([]);
});

test("of the cache the listed queries are stored: the end of a stream, the first page of a list", async () => {
  const [open, past] = [newId(), newId()];
  const client = new QueryClient();
  const many = Array.from({ length: 70 }, (_, n) => makeMessage({ seq: n + 1, body: `${n + 1}` }));
  client.setQueryData(messagesQuery(open).queryKey, whole(many));
  client.setQueryData(messagesQuery(past).queryKey, { ...whole(many.slice(0, 9)), hasAfter: true });
  const empty = { items: [], nextCursor: null };
  client.setQueryData(savedQuery().queryKey, { pages: [empty, empty], pageParams: ["", "2"] });
  const search = searchQuery("private words", { scope: "all" }).queryKey;
  client.setQueryData<unknown>(search, { pages: [empty], pageParams: [""] });
  const stop = storeQueries(client, me.id, () => true);
  stop();
  const stored = () => readScopes(me.id, "queries", ["", open, past]);
  await expect.poll(stored).toHaveLength(2);

  const restored = new QueryClient();
  const contactAt = await restoreQueries(restored, me.id);
  expect(Date.now() - contactAt).toBeLessThan(60_000);
  expect(restored.getQueryData(savedQuery().queryKey)?.pages).toHaveLength(1);
  expect(restored.getQueryData(search)).toBeUndefined();
  expect(restored.getQueryData(messagesQuery(open).queryKey)).toBeUndefined();
  await restoreQueries(restored, me.id, open);
  const window = restored.getQueryData(messagesQuery(open).queryKey);
  expect(window?.items.map(({ seq }) => seq)).toEqual(many.slice(20).map(({ seq }) => seq));
  expect(window).toMatchObject({ hasBefore: true, hasAfter: false });
});

test("what is stored of a channel goes with the access to it, and no list keeps its words", async () => {
  const [lost, kept] = [newId(), newId()];
  const client = new QueryClient();
  for (const id of [lost, kept])
    client.setQueryData(messagesQuery(id).queryKey, whole([makeMessage({ channelId: id, body: id })]));
  const list = { items: [], nextCursor: null };
  client.setQueryData(savedQuery().queryKey, { pages: [list], pageParams: [""] });
  storeQueries(client, me.id, () => true)();
  for (const id of [lost, kept]) await writeRecords(me.id, "documents", [record(id, 1)]);
  const stored = async () => (await readScopes<DeviceRecord>(me.id, "queries", ["", lost, kept])).length;
  await expect.poll(stored).toBe(3);

  const listeners = new Map<string, (change: unknown) => void>();
  const socket = { on: (name: string, listener: (change: unknown) => void) => listeners.set(name, listener) };
  bindStored({ socket, client, userId: me.id } as unknown as CacheBinding);
  const change = { workspaceId: newId(), channels: { gained: [], changed: [], lost: [lost] } };
  listeners.get("access.changed")?.(change);
  await expect.poll(stored).toBe(1);
  const ofKept = await readScopes<DeviceRecord>(me.id, "queries", [kept]);
  expect(ofKept).toHaveLength(1);
  await expect.poll(() => readRecord(me.id, "documents", lost)).toBeUndefined();
  expect(await readRecord(me.id, "documents", kept)).toBeDefined();
});

const { schemaVersion } = DOCUMENT_KINDS["rich-text"];

/** A copy of what the node has. */
async function storeCopy(id: string, facts: { canEdit: boolean; schemaVersion: number }) {
  const content = Y.encodeStateAsUpdate(node().documents.get(id)!);
  await writeRecords(me.id, "documents", [{ ...record(id, 1), content, ...facts } as DeviceRecord]);
}

test("without the node a document opens from the device, and what is written then is merged", async () => {
  const plan = makeDocument("Plan", "stored");
  await storeCopy(plan.id, { canEdit: true, schemaVersion });
  node().refuse = () => "unavailable";
  showDocuments(plan);
  await expect.element(editor("Plan")).toHaveTextContent("stored");
  await type("Plan", "mine ");
  node().edit(plan.id, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("theirs")]);
    doc.getXmlFragment(DOCUMENT_FIELD).push([paragraph]);
  });
  node().refuse = () => null;
  await expect.poll(() => textAt(plan)).toMatch(/mine.*theirs/);
  await expect.element(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect.element(editor("Plan")).toMatchTextContent("theirs");
});

test("a document that could only be read opens for reading, and one of another schema doesn't open", async () => {
  const [plan, notes] = [makeDocument("Plan", "read"), makeDocument("Notes", "other")];
  await storeCopy(plan.id, { canEdit: false, schemaVersion });
  await storeCopy(notes.id, { canEdit: true, schemaVersion: schemaVersion + 1 });
  node().refuse = () => "unavailable";
  showDocuments(plan, notes);
  await expect.element(editor("Plan")).toHaveTextContent("read");
  await expect.element(editor("Plan")).toHaveAttribute("aria-readonly", "true");
  await expect.element(editor("Notes")).not.toBeInTheDocument();
});

test("a document that isn't shared any more is deleted from the device", async () => {
  const plan = makeDocument("Plan", "stored");
  await storeCopy(plan.id, { canEdit: true, schemaVersion });
  node().refuse = () => "not_found";
  showDocuments(plan);
  await expect.element(page.getByText("This document isn’t shared with you", { exact: true })).toBeVisible();
  await expect.poll(() => readRecord(me.id, "documents", plan.id)).toBeUndefined();
});

test("code that can't be fetched twice offers a reload, which helps after an update", async () => {
  const Part = onDemand<object>(() => Promise.reject(new Error("404")), <p>Loading</p>);
  show(<Part />);
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  await expect.element(page.getByRole("button", { name: "Reload", exact: true })).toBeVisible();
});
