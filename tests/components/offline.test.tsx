import { hashKey, onlineManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import * as Y from "yjs";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import { bindStored, dropUnreadable } from "@/lib/composition/stored-access";
import { restoreQueries, storeQueries } from "@/lib/composition/stored-queries";
import { whenShown } from "@/lib/composition/when-shown";
import { type DeviceRecord, readRecord, readRecords, writeRecords } from "@/lib/device/database";
import { forgetDevice } from "@/lib/device/forget";
import { setDeviceOwner } from "@/lib/device/owner";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { noteReachable, noteUnreachable } from "@/lib/http/reachable";
import { messagesQuery } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import { threadKeys } from "@/lib/messages/threads/queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { dropCopy, noteContact, noteCopy, noteStoredContact } from "@/lib/realtime/last-contact";
import { resolveReferencesContract } from "@/lib/references/contract";
import { savedQuery } from "@/lib/saved/queries";
import { searchQuery } from "@/lib/search/queries";
import { taskQuery } from "@/lib/tasks/queries";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { documentStage } from "./setup/document-stage";
import { makeMessage, me, newId, WORKSPACE } from "./setup/people";
import { fakeServer, show } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

beforeEach(async () => {
  await forgetDevice();
  setDeviceOwner(me.id);
});

const record = (id: string, usedAt: number, size = 1): DeviceRecord => ({
  ...{ id, scope: "", usedAt, asOf: usedAt, size },
});
const whole = (items: Message[]) => ({ items, hasBefore: false, hasAfter: false });
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

test("a device stores for its owner alone, what was used last, until it forgets", async () => {
  const documents = Array.from({ length: 60 }, (_, n) => record(`${n}`, n));
  await writeRecords(me.id, "documents", documents);
  const kept = await readRecords(me.id, "documents", [""]);
  expect(kept.map(({ usedAt }) => usedAt).toSorted((a, b) => a - b)).toEqual(
    documents.slice(-50).map(({ usedAt }) => usedAt),
  );
  const other = newId();
  await writeRecords(other, "documents", [record("theirs", 1)]);
  expect(await names()).toEqual([`guildhall.${me.id}`]);
  setDeviceOwner(other);
  expect(await readRecord(me.id, "documents", "59")).toBeUndefined();
  await writeRecords(other, "documents", [record("theirs", 1)]);
  expect(await readRecords(other, "documents", [""])).toHaveLength(1);
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
  const [own, others] = [newId(), newId()];
  const said = Array.from({ length: 70 }, (_, n) => ({ id: `${n}` }));
  const chatOf = (owner: string) => ({ session: { owner: { id: owner } }, messages: said });
  client.setQueryData<unknown>(aiChatQuery(own).queryKey, chatOf(me.id));
  client.setQueryData<unknown>(aiChatQuery(others).queryKey, chatOf(newId()));
  const taskId = newId();
  client.setQueryData<unknown>(taskQuery(open, taskId).queryKey, { id: taskId, title: "Pay" });
  const stop = storeQueries(client, me.id, () => true);
  stop();
  const stored = () => readRecords(me.id, "queries", ["", open, past, own, others]);
  await expect.poll(stored).toHaveLength(4);

  const restored = new QueryClient();
  const contactAt = await restoreQueries(restored, me.id);
  expect(Date.now() - contactAt).toBeLessThan(60_000);
  expect(restored.getQueryData(savedQuery().queryKey)?.pages).toHaveLength(1);
  expect(restored.getQueryData(search)).toBeUndefined();
  expect(restored.getQueryData(messagesQuery(open).queryKey)).toBeUndefined();
  await restoreQueries(restored, me.id, open);
  expect(restored.getQueryData(taskQuery(open, taskId).queryKey)).toMatchObject({ title: "Pay" });
  const window = restored.getQueryData(messagesQuery(open).queryKey);
  expect(window?.items.map(({ seq }) => seq)).toEqual(many.slice(20).map(({ seq }) => seq));
  expect(window).toMatchObject({ hasBefore: true, hasAfter: false });
  await restoreQueries(restored, me.id, own);
  expect(restored.getQueryData(aiChatQuery(own).queryKey)?.messages).toEqual(said.slice(20));
});

/** A list of saved objects with one of a channel. */
const savedIn = (channelId: string) => {
  const place = {
    ...{ workspaceSlug: WORKSPACE.slug, channelId, channelName: "engines", channelType: "CHAT" as const },
    anchor: { seq: 1, threadId: null },
  };
  const object = {
    ...{ type: "message" as const, id: newId(), title: "Ben", excerpt: "Their words", person: null, place },
    createdAt: null,
  };
  const item = { object, savedAt: "2026-11-01T09:00:00.000Z" };
  return { pages: [{ items: [item], nextCursor: null }], pageParams: [""] };
};

/** A page that has read both channels, and a list with words of the first. */
function clientWith(first: string, second: string) {
  const client = new QueryClient();
  for (const id of [first, second])
    client.setQueryData(messagesQuery(id).queryKey, whole([makeMessage({ channelId: id, body: id })]));
  client.setQueryData(savedQuery().queryKey, savedIn(first));
  return client;
}
const storedIds = async () => (await readRecords(me.id, "queries")).map(({ id }) => id).toSorted();

test("what is stored of a channel goes with the access to it, and no list keeps its words", async () => {
  const [lost, kept] = [newId(), newId()];
  const client = clientWith(lost, kept);
  storeQueries(client, me.id, () => false)();
  for (const id of [lost, kept]) await writeRecords(me.id, "documents", [record(id, 1)]);
  await expect.poll(storedIds).toHaveLength(3);

  const listeners = new Map<string, (change: unknown) => void>();
  const socket = { on: (name: string, listener: (change: unknown) => void) => listeners.set(name, listener) };
  bindStored({ socket, client, userId: me.id } as unknown as CacheBinding);
  const change = { workspaceId: newId(), channels: { gained: [], changed: [], lost: [lost] } };
  listeners.get("access.changed")?.(change);
  await expect.poll(storedIds).toEqual([hashKey(messagesQuery(kept).queryKey)]);
  await expect.poll(() => readRecord(me.id, "documents", lost)).toBeUndefined();
  expect(await readRecord(me.id, "documents", kept)).toBeDefined();
  // Nor does the page's own cache bring it back.
  expect(client.getQueryData(savedQuery().queryKey)).toBeUndefined();
});

test("what was lost while no page was open is dropped by the next one, which asks the server", async () => {
  const [lost, kept, former] = [newId(), newId(), newId()];
  const client = clientWith(lost, kept);
  client.setQueryData<unknown>([...threadKeys.lists, former], { pages: [], pageParams: [] });
  const session = { workspaceId: former, owner: { id: me.id } };
  client.setQueryData<unknown>(aiChatQuery(newId()).queryKey, { session, messages: [] });
  storeQueries(client, me.id, () => false)();
  await writeRecords(me.id, "documents", [record(lost, 1), record(kept, 1)]);
  await expect.poll(storedIds).toHaveLength(5);

  const next = new QueryClient();
  next.setQueryData(workspacesQuery().queryKey, [WORKSPACE as never]);
  fakeServer().answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map((target) =>
      "id" in target && target.id === kept
        ? ({ ...savedIn(kept).pages[0]!.items[0]!.object, isVisible: true } as const)
        : ({ isVisible: false } as const),
    ),
  }));
  await dropUnreadable(next, me.id);
  expect(await storedIds()).toEqual([hashKey(messagesQuery(kept).queryKey)]);
  expect((await readRecords(me.id, "documents")).map(({ id }) => id)).toEqual([kept]);
});

test("a device stores no more than its bytes, and makes room where the browser has none", async () => {
  const MB = 1_000_000;
  const documents = Array.from({ length: 6 }, (_, n) => record(`${n}`, n, 10 * MB));
  await writeRecords(me.id, "documents", documents);
  const ids = async () => (await readRecords(me.id, "documents")).map(({ id }) => id);
  expect(await ids()).toEqual(["1", "2", "3", "4", "5"]);

  localStorage.setItem("unsent", "words");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
    throw new DOMException("There is no room.", "QuotaExceededError");
  });
  await writeRecords(me.id, "documents", [record("6", 6)]);
  put.mockRestore();
  expect(await ids()).toEqual(["4", "5", "6"]);
  expect(localStorage.getItem("unsent")).toBe("words");
});

test("a tab that is behind doesn't replace what another has stored", async () => {
  const id = newId();
  const { queryKey } = messagesQuery(id);
  const behind = new QueryClient();
  behind.setQueryData(queryKey, whole([makeMessage({ body: "old" })]), { updatedAt: Date.now() - 60_000 });
  const ahead = new QueryClient();
  ahead.setQueryData(queryKey, whole([makeMessage({ body: "new" })]));
  const bodies = async () => {
    const client = new QueryClient();
    await restoreQueries(client, me.id, id);
    return client.getQueryData(queryKey)?.items.map(({ body }) => body);
  };
  storeQueries(ahead, me.id, () => true)();
  await expect.poll(bodies).toEqual(["new"]);
  const stop = storeQueries(behind, me.id, () => false);
  // What a page without a connection changes itself isn't the server's.
  behind.setQueryData(queryKey, whole([makeMessage({ body: "mine" })]));
  behind.setQueryData(queryKey, whole([makeMessage({ body: "older" })]), { updatedAt: Date.now() - 30_000 });
  stop();
  // Records are written in order.
  await writeRecords(me.id, "queries", [record("last", 1)]);
  expect(await bodies()).toEqual(["new"]);
});

test("a page without a connection says from when is what it shows, not from when is anything", async () => {
  const [open, past] = [newId(), newId()];
  const client = new QueryClient();
  const hour = 3_600_000;
  const now = Date.now();
  noteStoredContact(now);
  client.setQueryData(messagesQuery(past).queryKey, whole([]), { updatedAt: now - 2 * hour });
  client.setQueryData(messagesQuery(open).queryKey, whole([]), { updatedAt: now - hour });
  expect(whenShown(client)).toBe(now);
  const shown = new QueryObserver(client, { ...messagesQuery(open), staleTime: Number.POSITIVE_INFINITY });
  const hide = shown.subscribe(() => {});
  expect(whenShown(client)).toBe(now - hour);
  // While the page had a connection, events kept it true.
  noteContact(now);
  expect(whenShown(client)).toBe(now);
  hide();
  noteCopy(open, now - hour);
  expect(whenShown(client)).toBe(now - hour);
  dropCopy(open);
});

test("what couldn't be read is read when the server answers again", async () => {
  const onRetry = vi.fn();
  noteUnreachable();
  show(<ErrorState onRetry={onRetry} />);
  await expect.element(page.getByRole("heading", { name: "Guildhall can’t be reached" })).toBeVisible();
  expect(onRetry).not.toHaveBeenCalled();
  await expect.poll(() => onlineManager.hasListeners()).toBe(true);
  noteReachable();
  expect(onRetry).toHaveBeenCalledOnce();
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
