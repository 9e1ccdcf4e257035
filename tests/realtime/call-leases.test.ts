import "@/lib/composition/events";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket as TcpSocket } from "node:net";
import { io as connect } from "socket.io-client";
import { expect, onTestFinished, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { sweepCalls } from "@/lib/calls/leases/sweep";
import { RETURN_MS } from "@/lib/calls/limits";
import { leaveCall } from "@/lib/calls/participants";
import { db } from "@/lib/db";
import { channelRoom } from "@/lib/realtime/rooms";
import { keepLeases } from "@/realtime/call-leases";
import { trackCalls } from "@/realtime/calls";
import { createIo } from "@/realtime/io";
import { change, inCall, joinCall, makeCall } from "../calls";
import { makeChannel, makeMember, makeSignedIn, makeWorkspace } from "../factories";
import { eventually } from "./clients";

const LEASE_MS = 600;

async function makePlace() {
  const ann = await makeSignedIn({ name: "Ann" });
  const workspace = await makeWorkspace(ann);
  const ben = await makeMember(workspace, { name: "Ben" });
  const { id: channelId } = await makeChannel(workspace);
  const people = [ann, ben].map(({ id: userId }) => ({ userId }));
  return { channelId, people, ...(await makeCall(channelId, people)) };
}

const leaseOf = async (id: string) =>
  (await db().callParticipant.findUniqueOrThrow({ where: { id } })).leaseUntil.getTime();

test("leases last while the device answers pings, without its page; a device that vanished is gone", async () => {
  const { channelId, people, callId, participantIds } = await makePlace();
  const server = createServer();
  const io = createIo(server);
  const calls = trackCalls(io, true);
  io.on("connection", async (socket) => {
    socket.data.actor = { userId: socket.handshake.auth.userId } as Actor;
    await socket.join(channelRoom(channelId));
    await calls.attach(socket, { callId, participantId: socket.handshake.auth.participantId });
    socket.emit("server.resynchronized", {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It sweeps never: this test does.
  const leases = keepLeases(calls, LEASE_MS, 1_000_000);
  onTestFinished(async () => {
    leases.stop();
    calls.stop();
    await io.close();
  });
  const sockets = await Promise.all(
    participantIds.map(async (participantId, index) => {
      const auth = { participantId, userId: people[index]!.userId };
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const socket = connect(url, { transports: ["websocket"], auth, forceNew: true, reconnection: false });
      onTestFinished(() => void socket.close());
      await once(socket as never, "server.resynchronized");
      return socket;
    }),
  );
  const [stays, vanishes] = participantIds as [string, string];
  // From the first lease, which is that of the product, to several of this node's.
  await eventually(async () => expect(await leaseOf(vanishes)).toBeLessThan(Date.now() + LEASE_MS));
  const first = await leaseOf(vanishes);
  await eventually(async () => expect(await leaseOf(vanishes)).toBeGreaterThan(first + LEASE_MS / 2));
  expect(await sweepCalls({ leases: true })).toBe(0);
  const { transport } = sockets[1]!.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } };
  const line = transport.ws._socket.pause();
  await eventually(async () => expect(await leaseOf(vanishes)).toBeLessThan(Date.now()));
  await sweepCalls({ leases: true });
  expect(await inCall(callId)).toEqual([stays]);
  line.destroy();
});

test("a page that goes away leaves in a moment, and is the same participant where it was reloaded", async () => {
  const { people, callId, participantIds } = await makePlace();
  const [id] = participantIds as [string, string];
  await leaveCall(people[0] as Actor, callId, id, true);
  expect(await leaseOf(id)).toBeLessThanOrEqual(Date.now() + RETURN_MS);
  await joinCall(callId, people[0]!, id);
  expect(await leaseOf(id)).toBeGreaterThan(Date.now() + RETURN_MS);
  expect(await inCall(callId)).toEqual(participantIds);
  // Nobody else can do that to them.
  await leaveCall(people[1] as Actor, callId, id, true);
  expect(await leaseOf(id)).toBeGreaterThan(Date.now() + RETURN_MS);
});

test("sweeping ends rings alone where leases aren't enforced, and each lapsed call once by however many nodes", async () => {
  const { callId, participantIds } = await makePlace();
  await db().callParticipant.updateMany({ where: { callId }, data: { leaseUntil: new Date(0) } });
  expect(await sweepCalls({ leases: false })).toBe(0);
  expect(await inCall(callId)).toEqual(participantIds);
  const counts = await Promise.all(Array.from({ length: 4 }, () => sweepCalls({ leases: true })));
  const call = await db().call.findUniqueOrThrow({ where: { id: callId } });
  expect(call).toMatchObject({ status: "ENDED", endReason: "HUNG_UP", openKey: null, revision: 4 });
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(0);
  await change(callId, { type: "lapse", leases: true });
  expect(await db().call.findUniqueOrThrow({ where: { id: callId } })).toEqual(call);
});
