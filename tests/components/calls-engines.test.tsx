import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { newRoom } from "@/lib/calls/engines/janus/room";
import { feedIdOf } from "@/lib/calls/feed-id";
import { openJanus } from "@/lib/calls/media/janus";
import { type Handle, openJanusSocket } from "@/lib/calls/media/janus-socket";
import type { OpenTransport, Purpose, Transport } from "@/lib/calls/media/transport";
import { openTwilio } from "@/lib/calls/media/twilio";
import type { CallConnection, CallParticipant } from "@/lib/calls/schema";
import { makeParticipant, movingPicture, nextFrame } from "./setup/calls";
import { newId } from "./setup/people";

let open: Transport[] = [];
afterEach(() => {
  for (const transport of open) transport.close();
  open = [];
});

/** A device in a call, with what arrives there. */
function device(openTransport: OpenTransport, id: string, connection: CallConnection) {
  const tracks = new Map<string, MediaStreamTrack>();
  const lost = Promise.withResolvers<void>();
  const transport = openTransport({
    ...{ callId: newId(), participantId: id, connection, renewConnection: async () => connection },
    signal: () => {},
    onTrack: (from, purpose, track) => {
      if (track) tracks.set(`${from} ${purpose}`, track);
      else tracks.delete(`${from} ${purpose}`);
    },
    onQuality: () => {},
    onLost: lost.resolve,
  });
  open.push(transport);
  const track = (from: string, purpose: Purpose) => tracks.get(`${from} ${purpose}`);
  const sees = async (from: string, purpose: Purpose) => {
    await expect.poll(() => track(from, purpose)).toBeDefined();
    await nextFrame(track(from, purpose)!);
  };
  return { transport, track, sees, lost: lost.promise };
}

const [ann, ben, cem] = ["Ann", "Ben", "Cem"].map(() => makeParticipant({ cameraStream: "camera" })) as [
  CallParticipant,
  CallParticipant,
  CallParticipant,
];

describe("Janus", () => {
  let janus: Awaited<ReturnType<typeof commands.startJanus>>;
  let door: Extract<CallConnection, { kind: "JANUS" }>;
  let host: Handle;
  let socket: Awaited<ReturnType<typeof openJanusSocket>>;
  const secret = "secret of the room";

  beforeAll(async () => {
    janus = await commands.startJanus();
    if ("reason" in janus) return;
    const { url, token, adminKey } = janus;
    socket = await openJanusSocket(
      url,
      () => token,
      () => {},
    );
    host = await socket.attach({ onEvent: () => {}, onCandidate: () => {} });
    const room = feedIdOf(newId());
    await host.ask(newRoom({ room, secret, pin: "pin" }, adminKey));
    await host.ask({ request: "allowed", action: "add", room, secret, allowed: ["admission"] });
    door = {
      ...{ kind: "JANUS", url, token, room: String(room), pin: "pin", admission: "admission" },
      ...{ iceServers: [], expiresAt: null },
    };
  });
  afterAll(async () => {
    socket?.close();
    await commands.stopJanus();
  });

  const enter = async (who: CallParticipant, listed: CallParticipant[]) => {
    const made = device(openJanus, who.id, door);
    await made.transport.publish("camera", movingPicture());
    await made.transport.connect(listed);
    return made;
  };

  test("carries pictures and screens among three, each as long as its sender says", async (context) => {
    if ("reason" in janus) return context.skip(janus.reason);
    const all = [ann, ben, cem];
    const a = await enter(ann, all);
    const b = await enter(ben, all);
    const c = await enter(cem, all);
    await Promise.all([a.sees(ben.id, "camera"), a.sees(cem.id, "camera"), b.sees(ann.id, "camera")]);
    await Promise.all([c.sees(ann.id, "camera"), c.sees(ben.id, "camera")]);
    // Cem shares the screen; Ben's camera goes off.
    const later = [ann, { ...ben, cameraStream: null }, { ...cem, screenStream: "screen" }];
    await c.transport.publish("screen", movingPicture(), "detail");
    for (const { transport } of [a, b, c]) transport.update(later);
    await Promise.all([a.sees(cem.id, "screen"), b.sees(cem.id, "screen")]);
    await expect.poll(() => a.track(ben.id, "camera")).toBeUndefined();
    await a.sees(cem.id, "camera");
    // Cem leaves.
    c.transport.close();
    for (const { transport } of [a, b]) transport.update(later.slice(0, 2));
    await expect.poll(() => a.track(cem.id, "screen")).toBeUndefined();
    // Ben's camera is on again, by way of what Cem's were.
    for (const { transport } of [a, b]) transport.update([ann, ben]);
    await a.sees(ben.id, "camera");
  });

  test("restarts its connections when the network changes", async (context) => {
    if ("reason" in janus) return context.skip(janus.reason);
    const [a, b] = [await enter(ann, [ann, ben]), await enter(ben, [ann, ben])];
    await a.sees(ben.id, "camera");
    a.transport.restart();
    b.transport.restart();
    await Promise.all([a.sees(ben.id, "camera"), b.sees(ann.id, "camera")]);
  });

  test("a listener sends nothing, is heard as soon as they may speak, and put out gets nothing", async (context) => {
    if ("reason" in janus) return context.skip(janus.reason);
    const listener = { ...ben, canSpeak: false };
    const a = await enter(ann, [ann, listener]);
    const b = await enter(listener, [ann, listener]);
    await b.sees(ann.id, "camera");
    expect(a.track(ben.id, "camera")).toBeUndefined();
    for (const { transport } of [a, b]) transport.update([ann, ben]);
    await a.sees(ben.id, "camera");
    // As the server does for whoever may not speak any more, or not be here.
    await host.ask({ request: "kick", room: Number(door.room), secret, id: feedIdOf(ben.id) });
    await b.lost;
    await expect.poll(() => a.track(ben.id, "camera")).toBeUndefined();
    const received = b.track(ann.id, "camera");
    if (received) await expect.poll(() => received.readyState).toBe("ended");
  });
});

describe("Twilio Video", () => {
  let url = "";
  beforeAll(async () => {
    ({ url } = await commands.startTwilio());
  });
  afterAll(() => commands.stopTwilio());

  const tokenOf = (identity: string) => {
    const part = (claims: object) => btoa(JSON.stringify(claims)).replaceAll("=", "");
    return `${part({ alg: "HS256" })}.${part({ grants: { identity, video: { room: "RM1" } } })}.x`;
  };
  const enter = async (who: CallParticipant, listed: CallParticipant[]) => {
    const connection = {
      kind: "TWILIO",
      token: tokenOf(who.id),
      room: "RM1",
      expiresAt: who.joinedAt,
    } as const;
    const made = device(openTwilio({ wsServer: url }), who.id, connection);
    await made.transport.publish("camera", movingPicture());
    await made.transport.connect(listed);
    return made;
  };

  test("its own library carries pictures and screens by their purpose, until the room is closed", async () => {
    const [a, b] = [await enter(ann, [ann, ben]), await enter(ben, [ann, ben])];
    await Promise.all([a.sees(ben.id, "camera"), b.sees(ann.id, "camera")]);
    await b.transport.publish("screen", movingPicture());
    await a.sees(ben.id, "screen");
    await b.transport.publish("screen", null);
    await expect.poll(() => a.track(ben.id, "screen")).toBeUndefined();
    // Who may not speak any more sends nothing, and nobody plays them.
    const listening = [ann, { ...ben, canSpeak: false }];
    a.transport.update(listening);
    expect(a.track(ben.id, "camera")).toBeUndefined();
    for (const { transport } of [a, b]) transport.update([ann, ben]);
    await a.sees(ben.id, "camera");
    await commands.completeTwilioRoom("RM1");
    await Promise.all([a.lost, b.lost]);
  });
});
