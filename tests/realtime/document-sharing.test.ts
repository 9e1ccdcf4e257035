import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "@/lib/db";
import { writeHandshake } from "@/lib/documents/handshake";
import { documentName } from "@/lib/documents/names";
import { publishControl } from "@/lib/realtime/publish";
import { authorizeDocument } from "@/realtime/document-access";
import { makeChannel, makeUser, makeWorkspace } from "../factories";
import { countQueries } from "../setup/count-queries";
import { documentOn, eventually, openDocument, tokenOf } from "./clients";
import { actor, channel, node, saved, startNodeWithDocument, textInLog, workspace } from "./document-helpers";

startNodeWithDocument();

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

test("closing one document of a socket leaves its others open", async () => {
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

test("a message for a document that isn't open on the socket is dropped", async () => {
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
