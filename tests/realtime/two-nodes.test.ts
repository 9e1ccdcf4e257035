import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { transaction } from "@/lib/db";
import { updatePersonSettings } from "@/lib/people/settings/service";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { makeCall } from "../calls";
import { addMember, makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { freePort } from "../free-port";
import {
  closeClients,
  connectSocket,
  eventsOf,
  eventually,
  openDocument,
  presenceChanges,
  typeUntil,
} from "./clients";
import { type RealtimeNode, startNode } from "./node";

const { TEST_REDIS_SERVER, TEST_REDIS_SKIP_REASON } = process.env;
const reason =
  TEST_REDIS_SKIP_REASON ?? (TEST_REDIS_SERVER ? "" : "TEST_REDIS_SERVER isn't set; npm test sets it");

let redis: ReturnType<typeof spawn>;
let nodes: [RealtimeNode, RealtimeNode];
beforeAll(async () => {
  if (reason) return;
  const port = await freePort();
  redis = spawn(TEST_REDIS_SERVER!, ["--port", String(port), "--save", "", "--bind", "127.0.0.1"]);
  await once(redis.stdout!, "data");
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  nodes = [await startNode(env), await startNode(env)];
});
afterEach(closeClients);
afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.kill()));
  redis?.kill();
});

async function twoPeople() {
  const [ann, ben] = [await makeUser({ name: "Ann" }), await makeUser({ name: "Ben" })];
  const workspace = await makeWorkspace(ann);
  await addMember(workspace, ben);
  const channel = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  return { ann: await makeActor(ann), ben: await makeActor(ben), workspace, channel };
}

test.skipIf(reason)(
  `events, typing and presence cross nodes${reason && ` (skipped: ${reason})`}`,
  async () => {
    const { ann, ben, workspace, channel } = await twoPeople();
    const first = await connectSocket(nodes[0], ann);
    const second = await connectSocket(nodes[1], ben);
    await eventually(() =>
      expect(presenceChanges(first)).toContainEqual({ userId: ben.userId, presence: "online" }),
    );
    const online = await first.emitWithAck("presence.list", { workspaceId: workspace.id });
    expect(online).toHaveProperty("data");
    if ("data" in online)
      expect(online.data.people.map(({ userId }) => userId).sort()).toEqual([ann.userId, ben.userId].sort());
    await first.emitWithAck("viewing.set", { streams: [{ channelId: channel.id }] });
    await typeUntil(second, { channelId: channel.id }, () =>
      expect(eventsOf(first, "typing.started")).toHaveLength(1),
    );
    await transaction((tx) =>
      publish(tx, channelRoom(channel.id), "channel.deleted", { id: channel.id, workspaceId: null }),
    );
    for (const socket of [first, second])
      await eventually(() => expect(eventsOf(socket, "channel.deleted")).toHaveLength(1));
    const elsewhere = await connectSocket(nodes[0], ben);
    const changes = () =>
      presenceChanges(first)
        .filter(({ userId }) => userId === ben.userId)
        .map(({ presence }) => presence)
        // Each node says what it sees, so the same state may be published twice.
        .filter((presence, at, all) => presence !== all[at - 1]);
    await second.emitWithAck("presence.report", { isIdle: true });
    expect(changes()).toEqual(["online"]);
    await elsewhere.emitWithAck("presence.report", { isIdle: true });
    await eventually(() => expect(changes()).toEqual(["online", "away"]));
    await updatePersonSettings(ben, { presence: "INVISIBLE" });
    await eventually(() => expect(changes()).toEqual(["online", "away", "offline"]));
    await second.emitWithAck("presence.report", { isIdle: false });
    await updatePersonSettings(ben, { presence: "AUTO" });
    await eventually(() => expect(changes().at(-1)).toBe("online"));
    second.close();
    elsewhere.close();
    await eventually(() =>
      expect(presenceChanges(first).at(-1)).toEqual({ userId: ben.userId, presence: "offline" }),
    );
  },
);

test.skipIf(reason)(
  `signals of a call cross nodes, in order${reason && ` (skipped: ${reason})`}`,
  async () => {
    const { ann, ben, channel } = await twoPeople();
    const { callId, participantIds } = await makeCall(channel.id, [ann, ben]);
    const [a, b] = participantIds as [string, string];
    const first = await connectSocket(nodes[0], ann);
    const second = await connectSocket(nodes[1], ben);
    await first.emitWithAck("call.attach", { callId, participantId: a });
    const texts = Array.from({ length: 30 }, (_, n) => `signal ${n}`);
    for (const signal of texts)
      expect(await first.emitWithAck("call.signal", { callId, participantId: a, to: b, signal })).toEqual({
        data: null,
      });
    await second.emitWithAck("call.attach", { callId, participantId: b });
    const got = (socket: typeof first) => eventsOf(socket, "call.signaled").map(({ signal }) => signal);
    await eventually(() => expect(got(second)).toEqual(texts));
    // The device comes back by the other node: the latest connection is the participant.
    const moved = await connectSocket(nodes[0], ben);
    await moved.emitWithAck("call.attach", { callId, participantId: b });
    await first.emitWithAck("call.signal", { callId, participantId: a, to: b, signal: "again" });
    await eventually(() => expect(got(moved)).toEqual(["again"]));
    await eventually(async () => {
      const answer = await second.emitWithAck("call.signal", {
        callId,
        participantId: b,
        to: a,
        signal: "x",
      });
      expect(answer).toMatchObject({ error: { code: "not_found" } });
    });
  },
);

test.skipIf(reason)(`documents and cursors cross nodes${reason && ` (skipped: ${reason})`}`, async () => {
  const { ann, ben, channel } = await twoPeople();
  const first = await openDocument(nodes[0], ann, channel.id);
  first.text.insert(0, "from one");
  const second = await openDocument(nodes[1], ben, channel.id);
  await eventually(() => expect(second.text.toString()).toBe("from one"));
  for (let i = 0; i < 50; i++) {
    first.text.insert(0, "a");
    second.text.insert(second.text.length, "b");
  }
  const whole = `${"a".repeat(50)}from one${"b".repeat(50)}`;
  for (const { text } of [first, second]) await eventually(() => expect(text.toString()).toBe(whole));
  first.provider.setAwarenessField("user", { id: "x", name: "y" });
  await eventually(() => {
    const states = [...(second.provider.awareness?.getStates().values() ?? [])];
    expect(states.map(({ user }) => user)).toContainEqual({ id: ann.userId, name: "Ann" });
  });
});
