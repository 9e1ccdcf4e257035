import { afterEach, beforeEach, expect, test } from "vitest";
import {
  makeDevice,
  makeParticipant,
  makeRelay,
  movingPicture,
  nextFrame,
  type Relay,
  watchConnections,
} from "./setup/calls";

let connections: ReturnType<typeof watchConnections>;
let devices: ReturnType<typeof makeDevice>[] = [];

beforeEach(() => {
  connections = watchConnections();
});
afterEach(() => {
  for (const { transport } of devices) transport.close();
  devices = [];
  connections.stop();
});

function device(relay: Relay, id: string) {
  const made = makeDevice(relay, id);
  devices.push(made);
  return made;
}

const [ann, ben] = [makeParticipant({ id: "a" }), makeParticipant({ id: "b" })];
const both = [ann, ben];

/** Ann is there; Ben comes, with a moving picture for each. */
async function connectBoth(relay: Relay) {
  const [a, b] = [device(relay, "a"), device(relay, "b")];
  await a.transport.publish("camera", movingPicture());
  await b.transport.publish("camera", movingPicture());
  await a.transport.connect([ann]);
  a.transport.update(both);
  await b.transport.connect(both);
  return { a, b };
}

const received = async (at: ReturnType<typeof makeDevice>, from: string, purpose: "camera" | "screen") => {
  await expect.poll(() => at.track(from, purpose)).toBeDefined();
  await nextFrame(at.track(from, purpose)!);
};

test("pictures arrive on both sides, and no description is over 7 kB, a screen included", async () => {
  const relay = makeRelay();
  const { a, b } = await connectBoth(relay);
  await Promise.all([received(a, "b", "camera"), received(b, "a", "camera")]);
  const screen = movingPicture();
  await a.transport.publish("screen", screen, "detail");
  await received(b, "a", "screen");
  expect(Math.max(...relay.sizes)).toBeLessThan(7_000);
  for (const connection of connections.open()) expect(connection.getTransceivers()).toHaveLength(4);
});

test("20 renegotiations from both sides at once settle, and media goes on", async () => {
  const { a, b } = await connectBoth(makeRelay());
  await received(a, "b", "camera");
  for (let n = 0; n < 20; n++) {
    for (const connection of connections.open())
      connection.getTransceivers().at(-1)!.direction = n % 2 ? "sendrecv" : "recvonly";
    if (n % 5 === 0) for (const { transport } of [a, b]) transport.restart();
    await new Promise((resolve) => setTimeout(resolve, n % 3));
  }
  const states = () =>
    connections.open().map(({ signalingState, connectionState }) => `${signalingState} ${connectionState}`);
  await expect.poll(states).toEqual(["stable connected", "stable connected"]);
  await Promise.all([received(a, "b", "camera"), received(b, "a", "camera")]);
  const directions = () =>
    connections
      .open()
      .flatMap((one) => one.getTransceivers().map(({ currentDirection }) => currentDirection));
  await expect.poll(directions).toEqual(Array(8).fill("sendrecv"));
});

test("both opening at once becomes one connection", async () => {
  const relay = makeRelay();
  const [a, b] = [device(relay, "a"), device(relay, "b")];
  await a.transport.publish("camera", movingPicture());
  await Promise.all([a.transport.connect(both), b.transport.connect(both)]);
  await received(b, "a", "camera");
  await expect.poll(() => connections.open().length).toBe(2);
});

test("signals that are lost are sent again", async () => {
  const lost = new Map<string, number>();
  const relay = makeRelay((from, _, signal) => {
    if (!signal.includes("description")) return false;
    lost.set(from, (lost.get(from) ?? 0) + 1);
    return lost.get(from)! <= 1;
  });
  const { b } = await connectBoth(relay);
  await received(b, "a", "camera");
});

test("a device that was reloaded connects anew as the same participant", async () => {
  const relay = makeRelay();
  const { a, b } = await connectBoth(relay);
  await received(a, "b", "camera");
  b.transport.close();
  const before = a.track("b", "camera");
  const again = device(relay, "b");
  await again.transport.publish("camera", movingPicture());
  await again.transport.connect(both);
  await expect.poll(() => a.track("b", "camera") !== before).toBe(true);
  await Promise.all([received(a, "b", "camera"), received(again, "a", "camera")]);
});

test("who may not speak offers nothing and isn't received", async () => {
  const sent: string[] = [];
  const relay = makeRelay((from, _, signal) => {
    if (from === "b") sent.push(signal);
    return false;
  });
  const [a, b] = [device(relay, "a"), device(relay, "b")];
  await a.transport.publish("camera", movingPicture());
  await b.transport.publish("camera", movingPicture());
  const listening = [ann, { ...ben, canSpeak: false }];
  a.transport.update(listening);
  await b.transport.connect(listening);
  await received(b, "a", "camera");
  expect(sent.some((signal) => /a=send(recv|only)/.test(signal))).toBe(false);
  // Both see the same state, at moments of their own.
  b.transport.update(both);
  a.transport.update(both);
  await received(a, "b", "camera");
  sent.length = 0;
  a.transport.update(listening);
  b.transport.update(listening);
  await expect.poll(() => a.track("b", "camera")?.muted).toBe(true);
  expect(sent.some((signal) => /a=send(recv|only)/.test(signal))).toBe(false);
});

test("a connection that breaks is restarted, within half a second", async () => {
  const { a, b } = await connectBoth(makeRelay());
  await received(b, "a", "camera");
  const [connection] = connections.open();
  const candidates = () => connection?.localDescription?.sdp.match(/a=ice-ufrag:(.*)/)?.[1];
  const before = candidates();
  const begun = performance.now();
  a.transport.restart();
  await expect
    .poll(() => candidates() !== before && connection?.signalingState === "stable", { interval: 10 })
    .toBe(true);
  await expect.poll(() => connection?.iceConnectionState, { interval: 10 }).toMatch(/connected|completed/);
  expect(performance.now() - begun).toBeLessThan(1_000);
  await received(b, "a", "camera");
});
