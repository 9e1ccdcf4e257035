import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { removeChannelMember } from "@/lib/channels/members/service";
import { db, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { publishControl } from "@/lib/realtime/publish";
import { makeActor, makeApiKey, makeChannel, makeMember, makeUser, makeWorkspace } from "../factories";
import { eventually, openDocument, tokenOf } from "./clients";
import {
  actor,
  channel,
  editOf,
  node,
  rows,
  saved,
  startNodeWithDocument,
  textInLog,
  untilUnloaded,
  workspace,
} from "./document-helpers";
import { endPrograms, openProgram, programOn, type YjsProgram } from "./yjs-clients";

startNodeWithDocument();
endPrograms();

const wsUrl = () => node.url.replace("http", "ws");

/** A bare socket, for frames that y-websocket never sends. @returns how it was closed */
async function bareSocket(path: string, frames: Uint8Array[], headers = {}) {
  const socket = new WebSocket(`${wsUrl()}${path}`, { headers });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  socket.on("error", () => {});
  await new Promise((resolve) => socket.on("open", resolve));
  for (const frame of frames) socket.send(frame);
  return { socket, closed };
}

/** Holds up what reads a table of the database until `during` has resolved. */
const holdingUp = (table: "sessions" | "document_snapshots", during: () => Promise<void>) =>
  transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      await during();
    },
    { timeout: 20_000 },
  );

/** Resolves when so many of these statements wait for a table; what follows earlier tests' edits may wait as well. */
const untilWaiting = (count: number, table: string, statement: string) =>
  eventually(async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT pid)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE NOT granted AND relation = ${table}::regclass AND query LIKE ${statement}`;
    expect(row?.count).toBe(count);
  });

test("programs and pages write in one document and see each other's edits and names", async () => {
  const page = await openDocument(node, actor, channel.id);
  const other = await makeMember(workspace, { name: "Grace" });
  const program = await openProgram(node, await makeActor(other), channel.id);
  page.text.insert(0, "page ");
  await eventually(() => expect(program.text.toString()).toBe("page "));
  program.text.insert(5, "program");
  await eventually(() => expect(page.text.toString()).toBe("page program"));
  expect((await rows(channel.id)).map(({ authorId }) => authorId)).toEqual([actor.userId, other.id]);
  // Under a name that isn't theirs.
  program.provider.awareness.setLocalStateField("user", { name: "Ada", color: "red" });
  const { awareness } = page.provider;
  await eventually(() =>
    expect(awareness?.getStates().get(program.document.clientID)).toEqual({
      user: { id: other.id, name: "Grace", color: "red" },
    }),
  );
  awareness?.setLocalStateField("cursor", 7);
  await eventually(() =>
    expect(program.provider.awareness.getStates().get(page.provider.document.clientID)).toMatchObject({
      cursor: 7,
    }),
  );
  program.provider.destroy();
  await eventually(() => expect(awareness?.getStates().has(program.document.clientID)).toBe(false));
});

test.each([
  ["a small document", 1_000],
  ["a document of nearly 5 MB", 4_900_000],
])(
  "programs that write before their token is checked and %s is loaded lose and double nothing",
  async (_, length) => {
    const update = await editOf(channel.id, "x".repeat(length));
    await transaction((tx) => appendToDocument(tx, channel.id, update, actor.userId));
    await untilUnloaded();
    const documents = ["a", "b"].map((letter) => {
      const document = new Y.Doc();
      for (let n = 0; n < 3; n += 1) document.getText("text").insert(n, letter);
      return document;
    });
    let programs: YjsProgram[] = [];
    await holdingUp("document_snapshots", async () => {
      await holdingUp("sessions", async () => {
        programs = await Promise.all(
          documents.map(async (document, index) => {
            // Each its own: what is asked for one token at once is one statement.
            const params = { token: await tokenOf(actor, "access", 60 + index) };
            return programOn(node, actor, channel.id, { document, params });
          }),
        );
        await eventually(() => expect(programs.every(({ provider }) => provider.wsconnected)).toBe(true));
        await untilWaiting(2, "sessions", "SELECT s.id AS%FROM sessions%");
        for (const { text } of programs) text.insert(3, "!");
      });
      // One load, which both wait for.
      await untilWaiting(1, "document_snapshots", "SELECT data FROM document_snapshots WHERE%");
      expect(programs.map(({ lengthsWhenSynced }) => lengthsWhenSynced)).toEqual([[], []]);
    });
    await eventually(() => {
      for (const { text } of programs) expect(text.length).toBe(length + 8);
    }, 20_000);
    for (const { lengthsWhenSynced } of programs) {
      expect(lengthsWhenSynced).toHaveLength(1);
      expect(lengthsWhenSynced[0]).toBeGreaterThanOrEqual(length + 4);
    }
    const [first, second] = programs.map(({ text }) => text.toString());
    expect(second).toBe(first);
    for (const part of ["aaa!", "bbb!"]) expect(first?.split(part)).toHaveLength(2);
    await eventually(async () => expect(await textInLog(channel.id)).toBe(first));
  },
  40_000,
);

test("a token may come in the address, a header or the first frame; what came before it counts once it is accepted", async () => {
  const token = await tokenOf(actor, "access");
  class WithHeader extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${token}`, origin: "https://elsewhere.test" } });
    }
  }
  const byHeader = await programOn(node, actor, channel.id, { params: {} });
  byHeader.provider._WS = WithHeader as never;
  byHeader.provider.disconnect();
  byHeader.provider.connect();
  byHeader.text.insert(0, "header");
  await eventually(async () => expect(await textInLog(channel.id)).toBe("header"));
  const byFrame = await programOn(node, actor, channel.id, { params: {} });
  byFrame.text.insert(0, "frame and ");
  await eventually(() => expect(byFrame.provider.wsconnected).toBe(true));
  expect(byFrame.provider.synced).toBe(false);
  const frame = [2, 0, ...varint(token.length), ...Buffer.from(token)];
  byFrame.provider.ws?.send(Uint8Array.from(frame));
  await eventually(async () => expect(await textInLog(channel.id)).toMatch(/^(header)?frame and (header)?$/));
});

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];

test("whoever isn't let in is told why, stays away, and leaves nothing", async () => {
  const outsider = await makeActor(await makeUser());
  const hidden = await makeChannel(await makeWorkspace(await makeUser()), {
    type: "DOC",
    documentKind: "code",
  });
  const write = (document = new Y.Doc()) => {
    document.getText("text").insert(0, "refused");
    return document;
  };
  const refused = await Promise.all([
    programOn(node, outsider, channel.id, { document: write() }),
    programOn(node, actor, hidden.id, { document: write() }),
    programOn(node, actor, "no-id", { document: write() }),
    programOn(node, actor, crypto.randomUUID(), { document: write() }),
    programOn(node, actor, channel.id, { document: write(), params: { token: "forged" } }),
    // For another purpose.
    programOn(node, actor, channel.id, { document: write(), params: { token: await tokenOf(actor) } }),
  ]);
  await eventually(() => {
    const codes = refused.map(({ closes }) => closes.map(({ code }) => code));
    expect(codes).toEqual([[4404], [4404], [4404], [4404], [4401], [4401]]);
  });
  expect(refused.every(({ provider }) => !provider.shouldConnect)).toBe(true);
  for (const id of [channel.id, hidden.id]) {
    expect(await rows(id)).toEqual([]);
    expect(await db().documentClient.count({ where: { documentId: id } })).toBe(0);
  }
});

test("before the token is accepted a socket may send 1 MB", async () => {
  const path = `/yjs/${channel.id}`;
  const { socket } = await bareSocket(path, [Buffer.alloc(900_000)]);
  const { closed } = await bareSocket(
    path,
    Array.from({ length: 3 }, () => Buffer.alloc(400_000)),
  );
  expect([1006, 4508]).toContain((await closed).code);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
});

test("a viewer reads, is told that edits aren't stored, and shows a cursor", async () => {
  const viewer = await makeMember(workspace, { name: "Viewer" });
  await db().channel.update({ where: { id: channel.id }, data: { defaultRole: "VIEWER" } });
  const page = await openDocument(node, actor, channel.id);
  page.text.insert(0, "read");
  await saved(page);
  const program = await openProgram(node, await makeActor(viewer), channel.id);
  expect(program.text.toString()).toBe("read");
  const denied: Uint8Array[] = [];
  program.provider.messageHandlers[2] = (_, decoder) => void denied.push(decoder.arr);
  program.text.insert(0, "not ");
  program.provider.awareness.setLocalStateField("cursor", 1);
  await eventually(() => expect(denied).toHaveLength(1));
  await eventually(() =>
    expect(page.provider.awareness?.getStates().has(program.document.clientID)).toBe(true),
  );
  expect(page.text.toString()).toBe("read");
  expect(await textInLog(channel.id)).toBe("read");
  expect(program.closes).toEqual([]);
});

test("a program can neither write nor point as another's client", async () => {
  const page = await openDocument(node, actor, channel.id);
  page.text.insert(0, "mine");
  await saved(page);
  const thief = new Y.Doc();
  thief.clientID = page.provider.document.clientID;
  thief.getText("text").insert(0, "stolen!");
  const other = await makeActor(await makeMember(workspace));
  const program = await programOn(node, other, channel.id, { document: thief });
  program.provider.awareness.setLocalStateField("cursor", 1);
  await eventually(() => expect(program.closes.map(({ code }) => code)).toEqual([4422]));
  expect(page.provider.awareness?.getLocalState()).not.toHaveProperty("cursor");
  expect(await textInLog(channel.id)).toBe("mine");
});

test("what the kind of document doesn't allow ends the program, and the document goes on", async () => {
  const page = await openDocument(node, actor, channel.id);
  const program = await openProgram(node, actor, channel.id);
  program.document.getMap("more").set("a", 1);
  await eventually(() => expect(program.closes.map(({ code }) => code)).toEqual([4422]));
  const { closed } = await bareSocket(`/yjs/${channel.id}?token=${await tokenOf(actor, "access")}`, [
    Uint8Array.of(0, 9, 9),
  ]);
  expect((await closed).code).toBe(4503);
  page.text.insert(0, "goes on");
  await saved(page);
  expect(await textInLog(channel.id)).toBe("goes on");
});

test("a lost right ends the connection within a second, and it comes back as what it may be now", async () => {
  const member = await makeMember(workspace);
  const others = await makeChannel(workspace, {
    ...{ type: "DOC", documentKind: "code", visibility: "PRIVATE" },
    members: [
      { user: { id: actor.userId }, role: "MANAGER" },
      { user: member, role: "EDITOR" },
    ],
  });
  const program = await openProgram(node, await makeActor(member), others.id);
  await removeChannelMember(actor, others.id, member.id);
  await eventually(() => expect(program.closes.map(({ code }) => code)).toEqual([4503, 4404]), 1_500);
});

test("the end of a session ends its programs", async () => {
  const program = await openProgram(node, actor, channel.id);
  await transaction(async (tx) => {
    await tx.session.delete({ where: { id: actor.sessionId } });
    await publishControl(tx, { kind: "session", sessionIds: [actor.sessionId] });
  });
  await eventually(() => expect(program.closes.map(({ code }) => code)).toEqual([4401]), 1_000);
  expect(program.provider.shouldConnect).toBe(false);
});

test("an API key opens what it was granted: to read, to write, or neither", async () => {
  const owner = { id: actor.userId };
  const open = async (given: Parameters<typeof makeApiKey>[1]) => {
    const params = { token: (await makeApiKey(owner, given)).key };
    return programOn(node, actor, channel.id, { params });
  };
  const [writer, reader, other, elsewhere] = await Promise.all([
    open({}),
    open({ scopes: ["documents:read"] }),
    open({ scopes: ["tasks:read"] }),
    open({ workspaceIds: [] }),
  ]);
  await eventually(() => expect([writer, reader].every(({ provider }) => provider.synced)).toBe(true));
  await eventually(() => {
    expect([other, elsewhere].map(({ closes }) => closes.map(({ code }) => code))).toEqual([[4403], [4404]]);
  });
  reader.text.insert(0, "unwanted ");
  writer.text.insert(0, "by a key");
  await eventually(async () => expect(await textInLog(channel.id)).toBe("by a key"));
  expect(reader.closes).toEqual([]);
});

test("the example appends a paragraph, and ends once it is stored", async () => {
  const doc = await makeChannel(workspace, { type: "DOC" });
  const run = promisify(execFile)(
    process.execPath,
    ["examples/y-websocket/append-paragraph.mjs", doc.id, "By a script"],
    { env: { ...process.env, GUILDHALL_REALTIME: wsUrl(), GUILDHALL_TOKEN: await tokenOf(actor, "access") } },
  );
  expect((await run).stdout).toBe("stored\n");
  const written = new Y.Doc();
  for (const { data } of await rows(doc.id)) Y.applyUpdate(written, data);
  expect(written.getXmlFragment("default").toString()).toBe("<paragraph>By a script</paragraph>");
});
