// A device in calls, as the product's page has it without its view: the socket, the transports, a moving picture.
import { startCallContract } from "@/lib/calls/contract";
import { openJanus } from "@/lib/calls/media/janus";
import { openMesh } from "@/lib/calls/media/mesh";
import type { Purpose, Transport } from "@/lib/calls/media/transport";
import type { Call, CallConnection, CallParticipant, JoinedCall } from "@/lib/calls/schema";
import { contractId } from "@/lib/http/contract-id";
import { createSocket, type RealtimeSocket } from "@/lib/realtime/socket";

import { bareMeshOfFour, meshOfFour } from "./four-devices";

const PATIENCE_MS = 15_000;
const now = () => performance.timeOrigin + performance.now();

/** 640 by 360 at 15 pictures a second, as the measured cameras. */
function movingPicture(): MediaStreamTrack {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
  const context = canvas.getContext("2d")!;
  let hue = 0;
  setInterval(() => {
    hue = (hue + 20) % 360;
    context.fillStyle = `hsl(${hue} 80% 50%)`;
    context.fillRect(0, 0, 640, 360);
  }, 50);
  return canvas.captureStream(15).getVideoTracks()[0]!;
}

function within<T>(promise: Promise<T>, what: string): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`${what} took longer than ${PATIENCE_MS} ms`)), PATIENCE_MS),
  );
  return Promise.race([promise, late]);
}

/** When the first picture of a track is there. */
async function firstFrame(track: MediaStreamTrack): Promise<number> {
  const video = Object.assign(document.createElement("video"), { muted: true, autoplay: true });
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
  await within(new Promise((resolve) => video.requestVideoFrameCallback(resolve)), "A picture");
  const at = now();
  video.remove();
  return at;
}

const picture = movingPicture();

/** Two connections of this page, with nothing between them: from adding a track on both to the first picture of it. */
async function bare(): Promise<number> {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.onicecandidate = ({ candidate }) => candidate && void other.addIceCandidate(candidate);
  other.onicecandidate = ({ candidate }) => candidate && void one.addIceCandidate(candidate);
  const arrived = new Promise<MediaStreamTrack>((resolve) => {
    other.ontrack = ({ track }) => resolve(track);
  });
  const started = now();
  for (const peer of [one, other]) peer.addTrack(picture, new MediaStream([picture]));
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription!);
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription!);
  const took = (await firstFrame(await within(arrived, "A track"))) - started;
  one.close();
  other.close();
  return took;
}

let socket: RealtimeSocket;
let transport: Transport | null = null;
let latest: Call | null = null;
/** The calls that have rung for this person, with the time at which they did. */
const rang = new Map<string, number>();

const ask = async <T>(id: string, params: object, body: object): Promise<T> => {
  const answer = await socket.request("endpoint.call", { id, params, body }, PATIENCE_MS);
  if ("error" in answer) throw new Error(`${id}: ${answer.error.message}`);
  return answer.data as T;
};

async function connect(url: string, token: string, userId: string) {
  const connected = Promise.withResolvers<void>();
  socket = createSocket(url, {
    onConnect: connected.resolve,
    onConnectError: ({ message }) => connected.reject(new Error(message)),
    onDisconnect: () => {},
    onEvent: () => {},
  });
  socket.on("call.changed", ({ call }) => {
    if (call.invites.some((invite) => invite.userId === userId && invite.status === "RINGING"))
      if (!rang.has(call.id)) rang.set(call.id, now());
    if (call.id !== latest?.id || call.revision < latest.revision) return;
    latest = call;
    transport?.update(call.participants);
  });
  socket.on("call.signaled", ({ from, signal }) => transport?.receive(from, signal));
  socket.connect({ token });
  await connected.promise;
}

const TRANSPORTS = { MESH: openMesh, JANUS: openJanus };

/** Starts the call of a channel, or joins it; the time until the first picture of somebody who is there. */
async function join(channelId: string) {
  const participantId = crypto.randomUUID();
  const arrived = Promise.withResolvers<MediaStreamTrack>();
  const started = now();
  const joined = await ask<JoinedCall>(
    contractId(startCallContract),
    { channelId },
    { participantId, isMuted: true },
  );
  const { call, connection } = joined;
  if (connection.kind === "TWILIO") throw new Error("There is no Twilio here");
  latest = call;
  const path = { callId: call.id, participantId };
  // As the product's: media begins while the node attaches the device, which signals wait for.
  const attached = socket.request("call.attach", path, PATIENCE_MS);
  transport = TRANSPORTS[connection.kind]({
    ...{ callId: call.id, participantId, connection, renewConnection: async () => connection },
    signal: (to, signal) => void attached.then(() => socket.emit("call.signal", { ...path, to, signal })),
    onTrack: (_: string, purpose: Purpose, track) => {
      if (purpose === "camera" && track) arrived.resolve(track);
    },
    ...{ onQuality: () => {}, onLost: () => {} },
  });
  const isFirst = call.participants.length === 1;
  const frame = isFirst ? null : within(arrived.promise, "A track").then(firstFrame);
  const cameraStream = "camera";
  const showing = ask("PATCH /api/calls/{callId}/participants/{participantId}", path, { cameraStream });
  await transport.publish("camera", picture);
  await transport.connect(latest.participants);
  await Promise.all([attached, showing]);
  const took = frame && (await frame) - started;
  return { callId: call.id, participantId, engine: connection.kind, started, took };
}

async function leave(callId: string, participantId: string) {
  transport?.close();
  transport = null;
  latest = null;
  await ask("DELETE /api/calls/{callId}/participants/{participantId}", { callId, participantId }, {});
}

const participant = (id: string): CallParticipant => ({
  ...{ id, person: { id, name: id, image: null }, deviceName: "", joinedAt: new Date().toISOString() },
  ...{
    canSpeak: true,
    isMuted: true,
    isDeafened: false,
    isInterrupted: false,
    cameraStream: "camera",
    screenStream: null,
  },
  handRaisedAt: null,
});

/** Two devices of this page whose signals cross: negotiations from both sides at once, then a restart of ICE. */
async function renegotiate(times: number) {
  const made: RTCPeerConnection[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(...given: ConstructorParameters<typeof Original>) {
      super(...given);
      made.push(this);
    }
  };
  const people = [participant("a"), participant("b")];
  const arrived = new Map<string, MediaStreamTrack>();
  const devices = new Map<string, Transport>();
  for (const id of ["a", "b"]) {
    const none: CallConnection = { kind: "MESH", iceServers: [], expiresAt: null };
    const device = openMesh({
      ...{ callId: "call", participantId: id, connection: none, renewConnection: async () => none },
      signal: (to, signal) => setTimeout(() => devices.get(to)?.receive(id, signal)),
      onTrack: (_, purpose, track) => {
        if (purpose === "camera" && track) arrived.set(id, track);
      },
      ...{ onQuality: () => {}, onLost: () => {} },
    });
    devices.set(id, device);
    await device.publish("camera", picture);
  }
  const [a, b] = [devices.get("a")!, devices.get("b")!];
  try {
    await a.connect(people.slice(0, 1));
    a.update(people);
    await b.connect(people);
    const both = () => Promise.all(["a", "b"].map((id) => until(() => arrived.get(id)).then(firstFrame)));
    await both();
    const listening = [{ ...people[0]!, canSpeak: false }, people[1]!];
    for (let n = 0; n < times; n += 1)
      for (const device of [a, b]) {
        device.update(n % 2 ? people : listening);
        device.restart();
      }
    a.update(people);
    b.update(people);
    const isSettled = () =>
      open().every((one) => one.signalingState === "stable" && one.connectionState === "connected");
    const open = () => made.filter(({ connectionState }) => connectionState !== "closed");
    const isWhole = () => {
      const all = open().flatMap((one) => one.getTransceivers());
      return all.length === 8 && all.every(({ currentDirection }) => currentDirection === "sendrecv");
    };
    await until(() => isSettled() && isWhole());
    await both();

    const credential = () => /a=ice-ufrag:(\S+)/.exec(open()[0]?.currentRemoteDescription?.sdp ?? "")?.[1];
    const before = credential();
    const started = now();
    a.restart();
    await until(() => credential() !== before && isSettled());
    return { isWhole: isWhole(), restart: now() - started };
  } finally {
    a.close();
    b.close();
    window.RTCPeerConnection = Original;
  }
}

async function until<T>(read: () => T | undefined | false): Promise<T> {
  const end = now() + PATIENCE_MS;
  for (;;) {
    const value = read();
    if (value) return value;
    if (now() > end) throw new Error(`Not within ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

let endFour: (() => void) | null = null;
/** Four devices of this page begin to see one another; null ends that. */
async function four(kind: "mesh" | "bare" | null) {
  endFour?.();
  const begin = { mesh: meshOfFour, bare: bareMeshOfFour };
  endFour = kind && (await begin[kind]({ picture, participant, until }));
}

const page = {
  ...{ bare, connect, join, leave, renegotiate, four },
  /** When a call rang here. */
  rangAt: (callId: string) => until(() => rang.get(callId)),
};
export type CallPage = typeof page;
Object.assign(window, { device: page });
