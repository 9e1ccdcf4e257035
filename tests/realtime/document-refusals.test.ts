import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { OUTDATED_MESSAGE } from "@/lib/documents/handshake";
import { CODE_FIELD, DOCUMENT_FIELD } from "@/lib/documents/names";
import { UpdateRefused } from "@/lib/documents/updates/rules";
import { MAX_STATE_BYTES } from "@/lib/documents/updates/size";
import { addMember, makeActor, makeChannel, makeUser } from "../factories";
import { documentOn, eventually, openDocument } from "./clients";
import {
  actor,
  channel,
  node,
  rows,
  saved,
  startNodeWithDocument,
  textInLog,
  untilUnloaded,
  workspace,
} from "./document-helpers";

startNodeWithDocument();

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

test("a reader shows a cursor and claims no client, however often they connect", async () => {
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

test("a client with an older schema only reads, and is notified of it", async () => {
  const notices: string[] = [];
  const old = documentOn(node, actor, channel.id, { schemaVersion: 0 });
  old.provider.on("stateless", ({ payload }: { payload: string }) => notices.push(payload));
  await eventually(() => expect(notices).toEqual([OUTDATED_MESSAGE]));
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

/** The update that puts a loose text at the top of a rich text. */
function looseUpdate(of: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
  const before = Y.encodeStateVector(copy);
  copy.getXmlFragment(DOCUMENT_FIELD).insert(0, [new Y.XmlText("loose")]);
  return Y.encodeStateAsUpdate(copy, before);
}
