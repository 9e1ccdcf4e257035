import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { db, pool, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { compactDocument } from "@/lib/documents/compact";
import { OUTDATED_MESSAGE, writeHandshake } from "@/lib/documents/handshake";
import { CODE_FIELD, DOCUMENT_FIELD, documentName } from "@/lib/documents/names";
import { loadDocument } from "@/lib/documents/read-log";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import { MAX_STATE_BYTES } from "@/lib/documents/updates/size";
import { publishControl } from "@/lib/realtime/publish";
import { authorizeDocument } from "@/realtime/document-access";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { countQueries } from "../setup/count-queries";
import { closeClients, documentOn, eventually, openDocument, type TestDocument, tokenOf } from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

let actor: Actor;
let workspace: { id: string };
let channel: { id: string };
beforeEach(async () => {
  const user = await makeUser();
  workspace = await makeWorkspace(user);
  channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  actor = await makeActor(user);
});

const rows = (channelId: string) =>
  db().documentUpdate.findMany({ where: { documentId: channelId }, orderBy: { id: "asc" } });

const saved = (document: TestDocument) => eventually(() => expect(document.isSaved()).toBe(true));

/** The text as the log has it, read apart from any node. */
async function textInLog(channelId: string): Promise<string> {
  const document = new Y.Doc();
  await loadDocument(channelId, (updates) => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document.getText(CODE_FIELD).toString();
}

/** The update that writes `text` at the start of what the log has. */
async function editOf(channelId: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Y.Doc();
  await loadDocument(channelId, (updates) => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  const before = Y.encodeStateVector(document);
  document.getText(CODE_FIELD).insert(0, text);
  return Uint8Array.from(Y.encodeStateAsUpdate(document, before));
}

async function untilUnloaded() {
  await eventually(async () => {
    const health = (await (await fetch(`${node.url}/health`)).json()) as { documents: number };
    expect(health.documents).toBe(0);
  });
}

test("an edit is in the log, with its author, before it counts as saved; the other one sees it", async () => {
  const [first, second] = [
    await openDocument(node, actor, channel.id),
    await openDocument(node, actor, channel.id),
  ];
  first.text.insert(0, "hello");
  await saved(first);
  expect(await textInLog(channel.id)).toBe("hello");
  expect((await rows(channel.id))[0]?.authorId).toBe(actor.userId);
  await eventually(() => expect(second.text.toString()).toBe("hello"));
});

test("opening, closing and opening again adds nothing and doubles nothing", async () => {
  const first = await openDocument(node, actor, channel.id);
  first.text.insert(0, "one two");
  first.text.delete(0, 4);
  await saved(first);
  first.close();
  await untilUnloaded();
  const before = (await rows(channel.id)).length;
  for (let i = 0; i < 5; i++) {
    const again = await openDocument(node, actor, channel.id, { document: first.provider.document });
    await saved(again);
    again.close();
    await untilUnloaded();
  }
  expect((await rows(channel.id)).length).toBe(before);
  const fresh = await openDocument(node, actor, channel.id);
  expect(fresh.text.toString()).toBe("two");
});

test("an edit made while away arrives, once, on coming back", async () => {
  const away = new Y.Doc();
  away.getText(CODE_FIELD).insert(0, "written on the train");
  const back = await openDocument(node, actor, channel.id, { document: away });
  await saved(back);
  expect(await textInLog(channel.id)).toBe("written on the train");
});

test("what another process appends shows in open documents, if and only if it committed", async () => {
  const open = await openDocument(node, actor, channel.id);
  const edit = await editOf(channel.id, "by the API");
  const failing = transaction(async (tx) => {
    await appendToDocument(tx, channel.id, edit, actor.userId);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await transaction((tx) => appendToDocument(tx, channel.id, edit, actor.userId));
  await eventually(() => expect(open.text.toString()).toBe("by the API"));
  expect(await rows(channel.id)).toHaveLength(1);
});

test("what another process appended and a compaction has folded already shows as well", async () => {
  const open = await openDocument(node, actor, channel.id);
  const edit = await editOf(channel.id, "folded");
  const [row] = await db().documentUpdate.createManyAndReturn({
    data: [{ documentId: channel.id, authorId: null, data: edit }],
  });
  await compactDocument(channel.id);
  await transaction((tx) =>
    publishControl(tx, { kind: "document", documentId: channel.id, updateIds: [String(row!.id)] }),
  );
  await eventually(() => expect(open.text.toString()).toBe("folded"));
});

test("compaction keeps the text, leaves what comes meanwhile, and may run twice at once", async () => {
  const open = await openDocument(node, actor, channel.id);
  for (let i = 0; i < 100; i++) open.text.insert(open.text.length, `${i} `);
  const compactions = [compactDocument(channel.id), compactDocument(channel.id)];
  for (let i = 100; i < 200; i++) open.text.insert(open.text.length, `${i} `);
  await Promise.all([...compactions, saved(open)]);
  const expected = Array.from({ length: 200 }, (_, i) => `${i} `).join("");
  expect(await textInLog(channel.id)).toBe(expected);
  await compactDocument(channel.id);
  expect(await rows(channel.id)).toHaveLength(0);
  expect(await textInLog(channel.id)).toBe(expected);
  open.close();
  expect((await openDocument(node, actor, channel.id)).text.toString()).toBe(expected);
});

test("a malformed row in the log doesn't take the document with it, nor blank it", async () => {
  const open = await openDocument(node, actor, channel.id);
  open.text.insert(0, "safe");
  await saved(open);
  open.close();
  await untilUnloaded();
  await db().documentUpdate.create({ data: { documentId: channel.id, data: Uint8Array.from([9, 9, 9]) } });
  const again = await openDocument(node, actor, channel.id);
  expect(again.text.toString()).toBe("safe");
  again.text.insert(4, " and sound");
  await saved(again);
});

test("many small edits at once share their commits", async () => {
  const documents = await Promise.all(Array.from({ length: 5 }, () => openDocument(node, actor, channel.id)));
  for (let i = 0; i < 40; i++) for (const { text } of documents) text.insert(0, "x");
  await Promise.all(documents.map(saved));
  expect(await textInLog(channel.id)).toBe("x".repeat(200));
  for (const { text } of documents) await eventually(() => expect(text.length).toBe(200));
});

test("several documents share a socket, each with its own text and its own answer", async () => {
  const { id: hidden } = await makeChannel(await makeWorkspace(await makeUser()), {
    type: "DOC",
    documentKind: "code",
  });
  const ids = await Promise.all(
    Array.from({ length: 14 }, async () => {
      const data = { channelId: channel.id, kind: "code" };
      return (await db().document.create({ data })).id;
    }),
  );
  const first = documentOn(node, actor, channel.id);
  const token = await tokenOf(actor);
  const beside = { beside: first, token: async () => token };
  const others = ids.map((id) => documentOn(node, actor, id, beside));
  const refused = documentOn(node, actor, hidden, beside);
  await eventually(() => expect(others.every(({ provider }) => provider.isSynced)).toBe(true));
  await eventually(() => expect(refused.refusals).toEqual(["not_found"]));
  for (const [index, { text }] of others.entries()) text.insert(0, `text ${index}`);
  await Promise.all(others.map(saved));
  expect(await Promise.all(ids.map(textInLog))).toEqual(ids.map((_, index) => `text ${index}`));
  expect(first.text.toString()).toBe("");
  expect(first.closes).toEqual([]);
});

test("documents that are opened together cost the database no more than one", async () => {
  const data = Array.from({ length: 15 }, () => ({ channelId: channel.id, kind: "code" }));
  const documents = await db().document.createManyAndReturn({ data });
  const token = await tokenOf(actor);
  const handshakeOf = (clientId: number) => writeHandshake({ token, clientId, schemaVersion: 1 });
  const open = (ids: string[]) =>
    countQueries(async () => {
      const answers = ids.map((id, index) => authorizeDocument(handshakeOf(index), documentName(id)));
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ readOnly: false });
    });
  const [first, ...others] = documents.map(({ id }) => id);
  expect(await open(others)).toBe(await open([first!]));
});

test("what ends one document of a socket leaves the others of it alone", async () => {
  const makeCode = async (channelId: string) =>
    (await db().document.create({ data: { channelId, kind: "code" } })).id;
  const elsewhere = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const first = await openDocument(node, actor, channel.id);
  const beside = { beside: first };
  const badId = await makeCode(channel.id);
  const bad = await openDocument(node, actor, badId, beside);
  const losing = await openDocument(node, actor, elsewhere.id, beside);
  const taken = new Y.Doc();
  taken.clientID = 7;
  const takenId = await makeCode(channel.id);
  const other = await makeUser();
  await db().documentClient.create({ data: { documentId: takenId, clientId: 7, userId: other.id } });

  bad.provider.document.getMap("more").set("a", 1);
  // Already on its way when the node ends the document.
  bad.text.insert(0, "built on it");
  const refused = documentOn(node, actor, takenId, { ...beside, document: taken });
  await eventually(() => expect(bad.ends).toEqual(["malformed"]));
  await eventually(() => expect(refused.refusals).toEqual(["conflict"]));
  await db().channel.update({ where: { id: elsewhere.id }, data: { archivedAt: new Date() } });
  const control = { kind: "access", workspaceId: workspace.id, channelId: elsewhere.id } as const;
  await transaction((tx) => publishControl(tx, control));
  await eventually(() => expect(losing.ends).toEqual(["accessChanged"]));

  first.text.insert(0, "goes on");
  await saved(first);
  expect(await textInLog(channel.id)).toBe("goes on");
  expect(first.closes).toEqual([]);
  expect(first.ends).toEqual([]);

  // And each of them can be opened again on the same socket.
  bad.close();
  const again = await openDocument(node, actor, badId, beside);
  again.text.insert(0, "anew");
  await saved(again);
  expect(await textInLog(badId)).toBe("anew");
  expect(first.closes).toEqual([]);
});

test("what is sent for a document that isn't open on the socket is dropped", async () => {
  const first = await openDocument(node, actor, channel.id);
  const { webSocket } = first.provider.configuration.websocketProvider;
  const name = documentName(crypto.randomUUID());
  for (let count = 0; count < 300; count += 1)
    webSocket?.send(
      Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([0, 0, 1, 0])]),
    );
  first.text.insert(0, "still here");
  await saved(first);
  expect(first.closes).toEqual([]);
});

test("the end of a session closes the socket with all its documents", async () => {
  const first = await openDocument(node, actor, channel.id);
  const documentId = (await db().document.create({ data: { channelId: channel.id, kind: "code" } })).id;
  const second = await openDocument(node, actor, documentId, { beside: first });
  await db().session.delete({ where: { id: actor.sessionId } });
  await transaction((tx) => publishControl(tx, { kind: "session", sessionIds: [actor.sessionId] }));
  await eventually(() => expect(first.closes.at(0)?.code).toBe(4401));
  await eventually(() => expect(second.refusals).toContain("unauthenticated"));
  first.text.insert(0, "no more");
  expect(await textInLog(channel.id)).toBe("");
});

test("a client is one person's: nobody else connects, writes or shows a cursor as it", async () => {
  const mine = new Y.Doc();
  const first = await openDocument(node, actor, channel.id, { document: mine });
  const other = await makeUser();
  await addMember(workspace, other, "MEMBER");
  const otherActor = await makeActor(other);

  const same = new Y.Doc();
  same.clientID = mine.clientID;
  const twin = documentOn(node, otherActor, channel.id, { document: same });
  await eventually(() => expect(twin.refusals).toContain("conflict"));
  twin.close();

  // Connected as themselves, and writing as the first one, who hasn't typed yet.
  const forged = new Y.Doc();
  const thief = await openDocument(node, otherActor, channel.id, { document: forged });
  forged.clientID = mine.clientID;
  thief.text.insert(0, "forged");
  await eventually(() => expect(thief.ends).toEqual(["malformed"]));
  expect(await rows(channel.id)).toHaveLength(0);
  thief.close();

  const watcher = await openDocument(node, actor, channel.id);
  const actors = await openDocument(node, otherActor, channel.id);
  first.provider.setAwarenessField("user", { id: actor.userId, name: actor.name });
  const { awareness } = actors.provider;
  const seen = () => watcher.provider.awareness?.getStates().get(mine.clientID)?.user;
  await eventually(() => expect(seen()).toBeDefined());
  awareness?.states.set(mine.clientID, { user: { id: other.id, name: "Not me" } });
  awareness?.meta.set(mine.clientID, { clock: 1_000, lastUpdated: Date.now() });
  awareness?.emit("update", [{ added: [], updated: [mine.clientID], removed: [] }, "local"]);
  actors.text.insert(0, "after");
  await saved(actors);
  expect(seen()).toMatchObject({ id: actor.userId });

  // The same person in an earlier page: what it left unsaved still counts as theirs.
  const earlier = new Y.Doc();
  earlier.getText(CODE_FIELD).insert(0, "left over ");
  Y.applyUpdate(watcher.provider.document, Y.encodeStateAsUpdate(earlier));
  await saved(watcher);
  expect(await textInLog(channel.id)).toContain("left over");
});

test("who only reads shows a cursor and leaves no claim, however often they come", async () => {
  const viewer = await makeUser();
  await addMember(workspace, viewer, "MEMBER");
  await db().channel.update({ where: { id: channel.id }, data: { defaultRole: "VIEWER" } });
  const viewing = await makeActor(viewer);
  const editor = await openDocument(node, actor, channel.id);
  for (let count = 0; count < 20; count += 1) (await openDocument(node, viewing, channel.id)).close();
  const reader = await openDocument(node, viewing, channel.id);
  expect(reader.provider.authorizedScope).toBe("readonly");
  reader.provider.setAwarenessField("user", { id: viewer.id, name: viewer.name });
  const seen = () => editor.provider.awareness?.getStates().get(reader.provider.document.clientID)?.user;
  await eventually(() => expect(seen()).toMatchObject({ id: viewer.id }));
  const claims = await db().documentClient.findMany({ where: { documentId: channel.id } });
  expect(claims.map(({ userId }) => userId)).toEqual([actor.userId]);

  // A client of somebody else's isn't theirs either.
  const same = new Y.Doc();
  same.clientID = editor.provider.document.clientID;
  const twin = documentOn(node, viewing, channel.id, { document: same });
  await eventually(() => expect(twin.refusals).toContain("conflict"));
});

test("a client with an older schema only reads, and is told so", async () => {
  const told: string[] = [];
  const old = documentOn(node, actor, channel.id, { schemaVersion: 0 });
  old.provider.on("stateless", ({ payload }: { payload: string }) => told.push(payload));
  await eventually(() => expect(told).toEqual([OUTDATED_MESSAGE]));
  expect(old.provider.authorizedScope).toBe("readonly");
  old.text.insert(0, "no");
  const fresh = await openDocument(node, actor, channel.id);
  fresh.text.insert(0, "yes");
  await saved(fresh);
  expect(await textInLog(channel.id)).toBe("yes");
});

test("an edit that its document can't take is refused, and nobody else is disturbed", async () => {
  const rich = await makeChannel(workspace, { type: "DOC" });
  const healthy = await openDocument(node, actor, rich.id);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("before")]);
  healthy.provider.document.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
  await saved(healthy);

  const loose = (fragment: Y.XmlFragment) => fragment.insert(0, [new Y.XmlText("loose")]);
  const badLink = (fragment: Y.XmlFragment) =>
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, { link: { href: 5 } });
  for (const change of [loose, badLink]) {
    const bad = await openDocument(node, actor, rich.id);
    change(bad.provider.document.getXmlFragment(DOCUMENT_FIELD));
    await eventually(() => expect(bad.ends).toEqual(["malformed"]));
    bad.close();
  }
  expect(await rows(rich.id)).toHaveLength(1);
  const update = Uint8Array.from(looseUpdate(healthy.provider.document));
  await expect(transaction((tx) => appendToDocument(tx, rich.id, update, actor.userId))).rejects.toThrow(
    UpdateRefused,
  );
  expect(healthy.closes).toEqual([]);
  expect(healthy.provider.document.getXmlFragment(DOCUMENT_FIELD).toString()).toBe(
    "<paragraph>before</paragraph>",
  );
});

test("an edit that makes the document too large is refused with the reason, and what was saved stays", async () => {
  const { id } = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const writing = await openDocument(node, actor, id);
  const part = "x".repeat(MAX_STATE_BYTES / 2 - 1_000);
  for (let count = 0; count < 2; count += 1) {
    writing.text.insert(0, part);
    await saved(writing);
  }
  writing.text.insert(0, "y".repeat(5_000));
  await eventually(() => expect(writing.ends).toEqual(["tooLarge"]));
  const reader = await openDocument(node, actor, id);
  expect(reader.text.length).toBe(2 * part.length);
});

/** The update that puts a loose text at the top of a rich text. */
function looseUpdate(of: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
  const before = Y.encodeStateVector(copy);
  copy.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlText("loose")]);
  return Y.encodeStateAsUpdate(copy, before);
}

test("a document that holds what is refused now is repaired when it is opened, for good", async () => {
  const rich = await makeChannel(workspace, { type: "DOC" });
  const source = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("kept")]);
  source.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
  for (const data of [Y.encodeStateAsUpdate(source), looseUpdate(source)])
    await db().documentUpdate.create({ data: { documentId: rich.id, data: Uint8Array.from(data) } });
  for (let count = 0; count < 2; count += 1) {
    const open = await openDocument(node, actor, rich.id);
    expect(open.provider.document.getXmlFragment(DOCUMENT_FIELD).toString()).toBe(
      "<paragraph>kept</paragraph>",
    );
    open.close();
    await untilUnloaded();
  }
  // The two that were there and the repair, made once.
  expect((await rows(rich.id)).map(({ authorId }) => authorId)).toEqual([null, null, null]);
});

test("a document with 100,000 edits opens while others keep typing", async () => {
  const long = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const source = new Y.Doc();
  const updates: Buffer[] = [];
  source.on("update", (update: Uint8Array) => updates.push(Buffer.from(update)));
  const text = source.getText(CODE_FIELD);
  for (let i = 0; i < 100_000; i++) text.insert(Math.floor((i * 7919) % (text.length + 1)), "ab");
  for (let i = 0; i < updates.length; i += 10_000)
    await pool().query(
      "INSERT INTO document_updates (document_id, data) SELECT $1, * FROM unnest($2::bytea[])",
      [long.id, updates.slice(i, i + 10_000)],
    );
  const typing = await openDocument(node, actor, channel.id);
  let worst = 0;
  let isOpen = false;
  const since = performance.now();
  const opening = openDocument(node, actor, long.id).finally(() => {
    isOpen = true;
  });
  while (!isOpen) {
    const started = performance.now();
    typing.text.insert(0, "x");
    await saved(typing);
    worst = Math.max(worst, performance.now() - started);
  }
  const document = await opening;
  const ms = performance.now() - since;
  expect(document.text.length).toBe(200_000);
  console.info(
    `opened in ${Math.round(ms)} ms, the worst wait of the typing meanwhile ${Math.round(worst)} ms`,
  );
  // The bench `large-document` keeps the figure; here only what no load of the machine explains fails.
  expect(ms).toBeLessThan(20_000);
  expect(worst, "typing is served while the other document opens").toBeLessThan(ms / 2);
});
