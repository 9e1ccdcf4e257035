import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db";
import { supersede } from "@/lib/http/superseded";
import { makeActor, makeChannel, makeMessage, makeUser, makeWorkspace } from "../factories";
import { closeClients, connectSocket, eventually, type TestSocket } from "./clients";
import { type RealtimeNode, startNode } from "./node";

let node: RealtimeNode;
let owner: Actor;
let socket: TestSocket;
let messageId: string;
beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  const user = await makeUser();
  owner = await makeActor(user);
  const channel = await makeChannel(await makeWorkspace(user), {});
  messageId = (await makeMessage(channel, user, "first")).id;
  socket = await connectSocket(node, owner);
});
afterEach(closeClients);
afterAll(() => node.kill());

const edit = (body: string, key?: string) =>
  socket.emitWithAck("endpoint.call", {
    ...{ id: "PATCH /api/messages/{messageId}", params: { messageId }, body: { body } },
    ...(key && { key }),
  });
/** As the browser's request over HTTP that repeats the call. */
const repeatOverHttp = (key: string) => supersede(owner.userId, new Headers({ "x-supersedes": key }));
const text = async () => (await db().message.findUniqueOrThrow({ where: { id: messageId } })).body;

test("a write to which the node comes after it was made again over HTTP changes nothing", async () => {
  const key = randomUUID();
  await repeatOverHttp(key);
  await edit("second");
  expect(await edit("late", key)).toMatchObject({ error: { code: "conflict" } });
  expect(await text()).toBe("second");
  expect(await edit("third", randomUUID())).toMatchObject({ data: { body: "third" } });
});

test("one that was under way then isn't committed", async () => {
  const key = randomUUID();
  const held = await pool().connect();
  await held.query("BEGIN");
  await held.query("SELECT FROM messages WHERE id = $1 FOR UPDATE", [messageId]);
  const late = edit("late", key);
  await eventually(async () => {
    const { rows } = await pool().query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    expect(rows).toHaveLength(1);
  });
  await repeatOverHttp(key);
  await held.query("COMMIT");
  held.release();
  expect(await late).toMatchObject({ error: { code: "conflict" } });
  expect(await text()).toBe("first");
});
