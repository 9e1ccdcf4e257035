import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { closeDatabase, db, pool, transaction } from "@/lib/db";
import { CODE_FIELD } from "@/lib/documents/names";
import { ensureQueues } from "@/lib/jobs/queues";
import { createMessageContract } from "@/lib/messages/contract";
import { publish, publishControl } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { freePort } from "../free-port";
import { callOver, closeClients, connectSocket, eventsOf, eventually, openDocument } from "./clients";
import { startNodeForTest } from "./node";
import { startOwnPostgres } from "./own-postgres.mjs";

// A server of its own: the others need theirs. Before anything reads the environment.
const folder = mkdtempSync(path.join(tmpdir(), "guildhall-kill-"));
const port = await freePort();
let postgres = await startOwnPostgres(folder, port);
process.env.DATABASE_URL = postgres.databaseUrl;
await ensureQueues(postgres.databaseUrl);

afterEach(closeClients);
afterAll(async () => {
  await closeDatabase();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As the out-of-memory killer would. */
async function killPostgres() {
  const { rows } = await pool().query("SHOW data_directory");
  const [pid] = readFileSync(path.join(rows[0].data_directory, "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGKILL");
}

test("kill -9 of PostgreSQL: nodes stay up, report it as unreachable, reconnect and have everything read again", async () => {
  const owner = await makeUser();
  const leaver = await makeUser();
  const workspace = await makeWorkspace(owner);
  await addMember(workspace, leaver);
  const chat = await makeChannel(workspace);
  const doc = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const [actor, other] = [await makeActor(owner), await makeActor(leaver)];
  const node = await startNodeForTest();
  const [socket, left] = [await connectSocket(node, actor), await connectSocket(node, other)];
  const writer = await openDocument(node, actor, doc.id);
  writer.text.insert(0, "before ");
  await eventually(() => expect(writer.isSaved()).toBe(true));

  await killPostgres();
  const acknowledged: string[] = [];
  const send = async () => {
    const body = { nonce: randomUUID(), body: "x" };
    const answer = await callOver(socket, createMessageContract, { params: { channelId: chat.id }, body });
    if ("data" in answer) acknowledged.push(body.nonce);
    return answer;
  };
  await eventually(
    async () => expect(await send()).toMatchObject({ error: { code: "unavailable" } }),
    20_000,
  );
  expect(socket.connected).toBe(true);
  writer.text.insert(7, "during ");
  await eventually(() => expect(writer.ends).toEqual(["unavailable"]));
  expect(writer.isSaved()).toBe(false);
  expect((await fetch(`${node.url}/health`)).status).toBe(503);

  postgres = await startOwnPostgres(folder, port);
  // While the node doesn't listen, somebody is removed and a message is announced: neither notification is heard.
  await eventually(async () => {
    await transaction(async (tx) => {
      await tx.membership.deleteMany({ where: { userId: leaver.id } });
      await publishControl(tx, { kind: "access", workspaceId: workspace.id, userIds: [leaver.id] });
    });
  }, 20_000);
  await eventually(() => expect(eventsOf(socket, "server.resynchronized").length).toBeGreaterThan(0), 20_000);
  // As the editor does, which opens it again with what wasn't acknowledged.
  writer.close();
  const again = await openDocument(node, actor, doc.id, { document: writer.provider.document });
  await eventually(() => expect(again.isSaved()).toBe(true));
  expect(again.text.toString()).toBe("before during ");
  expect(await send()).toHaveProperty("data");
  await transaction((tx) =>
    publish(tx, channelRoom(chat.id), "channel.deleted", { id: chat.id, workspaceId: workspace.id }),
  );
  await eventually(() => expect(eventsOf(socket, "channel.deleted")).toHaveLength(1));
  expect(eventsOf(left, "channel.deleted")).toEqual([]);
  expect(node.isRunning()).toBe(true);

  const fresh = await openDocument(node, actor, doc.id);
  expect(fresh.provider.document.getText(CODE_FIELD).toString()).toBe("before during ");
  const messages = await db().message.findMany({ where: { channelId: chat.id } });
  expect(messages.map(({ nonce }) => nonce)).toEqual(expect.arrayContaining(acknowledged));
});
