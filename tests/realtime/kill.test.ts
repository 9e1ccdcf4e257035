import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { db } from "@/lib/db";
import { CODE_FIELD } from "@/lib/documents/names";
import { loadDocument } from "@/lib/documents/read-log";
import { createMessageContract } from "@/lib/messages/contract";
import { makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { freePort } from "../free-port";
import { callOver, closeClients, connectSocket, eventually, openDocument } from "./clients";
import { startNode, startNodeForTest } from "./node";

afterEach(closeClients);

const KILLS = 5;

async function makePlace() {
  const user = await makeUser();
  const workspace = await makeWorkspace(user);
  const chat = await makeChannel(workspace);
  const doc = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  return { actor: await makeActor(user), chat, doc };
}

/** How much the server has acknowledged: each edit in a transaction of its own, acknowledged in order. */
function acknowledgedEdits({ provider }: Awaited<ReturnType<typeof openDocument>>, sent: () => number) {
  return () => sent() - provider.unsyncedChanges;
}

async function textInLog(channelId: string): Promise<string> {
  const document = new Y.Doc();
  await loadDocument(channelId, (updates) => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document.getText(CODE_FIELD).toString();
}

test(`kill -9 of the node during edits, ${KILLS} times, the writer gone with it: no acknowledged edit is lost`, async () => {
  const port = await freePort();
  const { actor, doc } = await makePlace();
  for (let round = 0; round < KILLS; round++) {
    const node = await startNode({}, port);
    const writer = await openDocument(node, actor, doc.id);
    const known = writer.text.length;
    let sent = 0;
    const acknowledged = acknowledgedEdits(writer, () => sent);
    const wanted = 20 + round * 37;
    const typing = setInterval(() => {
      for (let i = 0; i < 5; i++) {
        writer.text.insert(writer.text.length, "x");
        sent += 1;
      }
    }, 1);
    await eventually(() => expect(acknowledged()).toBeGreaterThan(wanted));
    const sure = acknowledged();
    const killed = node.kill();
    clearInterval(typing);
    closeClients();
    await killed;
    const kept = (await textInLog(doc.id)).length - known;
    expect(kept).toBeGreaterThanOrEqual(sure);
    expect(kept).toBeLessThanOrEqual(sent);
  }
});

test("kill -9 of the node: an open page goes on writing and saves everything, once, when it is back", async () => {
  const port = await freePort();
  const { actor, doc } = await makePlace();
  const first = await startNode({}, port);
  const writer = await openDocument(first, actor, doc.id);
  const { id } = await db().document.create({ data: { channelId: doc.id, kind: "code" } });
  const beside = await openDocument(first, actor, id, { beside: writer });
  writer.text.insert(0, "before ");
  await eventually(() => expect(writer.isSaved()).toBe(true));
  await first.kill();
  writer.text.insert(7, "during ");
  beside.text.insert(0, "beside");
  await startNodeForTest({}, port);
  await eventually(() => expect(writer.isSaved()).toBe(true), 20_000);
  writer.text.insert(14, "after");
  await eventually(async () => expect(await textInLog(doc.id)).toBe("before during after"));
  await eventually(async () => expect(await textInLog(id)).toBe("beside"));
});

test(`kill -9 of the node during sends, ${KILLS} times: what was acknowledged is there once, in order, without gaps`, async () => {
  const port = await freePort();
  const { actor, chat } = await makePlace();
  const acknowledged = new Map<string, number>();
  // What wasn't acknowledged is sent again, as the send queue of a browser does.
  const unsure: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const node = await startNode({}, port);
    const socket = await connectSocket(node, actor);
    const sendOn = async () => {
      while (socket.connected) {
        const nonce = unsure.pop() ?? randomUUID();
        const params = { channelId: chat.id };
        const answer = await callOver(
          socket,
          createMessageContract,
          { params, body: { nonce, body: "x" } },
          500,
        )
          // The node went before it could answer.
          .catch(() => null);
        if (answer && "data" in answer) acknowledged.set(nonce, answer.data.seq);
        else unsure.push(nonce);
      }
    };
    const before = acknowledged.size;
    const senders = Array.from({ length: 5 }, sendOn);
    await eventually(() => expect(acknowledged.size).toBeGreaterThan(before + 30));
    await node.kill();
    await Promise.all(senders);
    closeClients();
  }
  const messages = await db().message.findMany({ where: { channelId: chat.id }, orderBy: { seq: "asc" } });
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const stored = new Map(messages.map(({ nonce, seq }) => [nonce, seq]));
  for (const [nonce, seq] of acknowledged) expect(stored.get(nonce)).toBe(seq);
});

test("SIGTERM finishes what is under way and ends", async () => {
  const { actor, doc } = await makePlace();
  const node = await startNode();
  const writer = await openDocument(node, actor, doc.id);
  for (let i = 0; i < 200; i++) writer.text.insert(0, "x");
  expect(await node.kill("SIGTERM")).toBe(0);
  const lost = 200 - (await textInLog(doc.id)).length;
  expect(lost).toBeLessThanOrEqual(writer.provider.unsyncedChanges);
});
