import "@/lib/composition/events";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { createSocket, type RealtimeSocket } from "@/lib/realtime/socket";
import { freePort } from "../free-port";
import { eventually, newActor, tokenOf } from "./clients";
import { type RealtimeNode, startNode } from "./node";

// The browser's own client of Socket.IO, against the real server. `clients.ts` uses the package's.

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.kill());

const opened: RealtimeSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.disconnect();
});

function socketTo(url: string) {
  const heard = {
    onConnect: vi.fn(),
    onConnectError: vi.fn(),
    onDisconnect: vi.fn(),
    onEvent: vi.fn(),
  };
  const socket = createSocket(url, heard);
  opened.push(socket);
  return { socket, ...heard };
}

async function connectTo(url: string, actor: Awaited<ReturnType<typeof newActor>>) {
  const connection = socketTo(url);
  connection.socket.connect({ token: await tokenOf(actor) });
  await eventually(() => expect(connection.onConnect).toHaveBeenCalledOnce());
  return connection;
}

const remind = (userId: string) =>
  transaction((tx) => publish(tx, userRoom(userId), "reminders.changed", {}));

test("an address may end with a slash", async () => {
  const { socket } = await connectTo(`${node.url}/`, await newActor());
  expect(socket.isConnected()).toBe(true);
});

test("connects, calls, and receives events until it stops listening", async () => {
  const actor = await newActor();
  const { socket, onEvent } = await connectTo(node.url, actor);
  expect(socket.isConnected()).toBe(true);
  expect(await socket.request("presence.list", {}, 5_000)).toEqual({ data: { people: [] } });

  const onReminders = vi.fn();
  socket.on("reminders.changed", onReminders);
  await remind(actor.userId);
  await eventually(() => expect(onReminders).toHaveBeenCalledOnce());
  expect(onReminders.mock.calls[0]?.[0]).toEqual({});
  // With the position to connect from after a break.
  expect(onEvent).toHaveBeenCalledWith(["reminders.changed", {}, expect.any(String)]);

  socket.off("reminders.changed", onReminders);
  await remind(actor.userId);
  await eventually(() =>
    expect(onEvent.mock.calls.filter(([[event]]) => event === "reminders.changed")).toHaveLength(2),
  );
  expect(onReminders).toHaveBeenCalledOnce();
});

test("reports why it is refused, and may try again", async () => {
  const { socket, onConnect, onConnectError } = socketTo(node.url);
  socket.connect({ token: "x.y.z" });
  await eventually(() => expect(onConnectError).toHaveBeenCalledOnce());
  expect(onConnectError.mock.calls[0]?.[0]).toMatchObject({ data: { error: { code: "unauthenticated" } } });
  socket.connect({ token: await tokenOf(await newActor()) });
  await eventually(() => expect(onConnect).toHaveBeenCalledOnce());
});

test("reports that nobody listens", async () => {
  const { socket, onConnectError } = socketTo(`http://127.0.0.1:${await freePort()}`);
  socket.connect({});
  await eventually(() => expect(onConnectError).toHaveBeenCalledOnce());
  await expect(socket.request("presence.list", {}, 5_000)).rejects.toThrow("no connection");
});

test("ends what waits for an answer when the connection goes, and connects again", async () => {
  const actor = await newActor();
  const port = await freePort();
  const other = await startNode({}, port);
  const { socket, onConnect, onDisconnect } = await connectTo(other.url, actor);
  const asked = socket.request("presence.list", {}, 60_000);
  const outcome = asked.catch((error: Error) => error);
  socket.disconnect();
  expect(await outcome).toBeInstanceOf(Error);
  expect(onDisconnect).toHaveBeenCalledOnce();

  socket.connect({ token: await tokenOf(actor) });
  await eventually(() => expect(onConnect).toHaveBeenCalledTimes(2));
  await other.kill();
  await eventually(() => expect(onDisconnect).toHaveBeenCalledTimes(2));
  expect(socket.isConnected()).toBe(false);
});

test("answers pings, and takes silence for the end", async () => {
  const server = new WebSocketServer({ port: await freePort() });
  const received: string[] = [];
  let peer: WebSocket | null = null;
  server.on("connection", (connected) => {
    peer = connected;
    connected.on("message", (data) => received.push(String(data)));
    connected.send('0{"sid":"a","pingInterval":150,"pingTimeout":150}');
    connected.send('40{"sid":"b"}');
    connected.send("2");
  });
  const { port } = server.address() as { port: number };
  const { socket, onConnect, onDisconnect } = socketTo(`http://127.0.0.1:${port}`);
  socket.connect({ token: "t" });
  await eventually(() => expect(onConnect).toHaveBeenCalledOnce());
  await eventually(() => expect(received).toEqual(['40{"token":"t"}', "3"]));
  await eventually(() => expect(onDisconnect).toHaveBeenCalledOnce());
  await eventually(() => expect(peer?.readyState).toBe(peer?.CLOSED));
  server.close();
});
