import { openMesh } from "@/lib/calls/media/mesh";
import type { Purpose, Transport } from "@/lib/calls/media/transport";
import type { Call, CallParticipant } from "@/lib/calls/schema";
import { ben, me, newId } from "./people";

const NOW = "2026-11-28T09:00:00.000Z";

export function makeParticipant(given: Partial<CallParticipant> = {}): CallParticipant {
  return {
    id: newId(),
    person: { id: me.id, name: me.name, image: null },
    deviceName: "",
    joinedAt: NOW,
    ...{ canSpeak: true, isMuted: true, isDeafened: false, isInterrupted: false },
    ...{ cameraStream: null, screenStream: null, handRaisedAt: null },
    ...given,
  };
}

export function makeCall(given: Partial<Call> = {}): Call {
  return {
    id: newId(),
    channelId: newId(),
    ...{ engine: "MESH", status: "ACTIVE", revision: 1, isVideo: false, startedBy: ben },
    ...{ createdAt: NOW, ringUntil: null, answeredAt: NOW, endedAt: null, endReason: null },
    ...{ participants: [], invites: [], peopleCount: 2, stateAt: NOW },
    ...given,
  };
}

/** A picture that moves, without a camera. */
export function movingPicture(): MediaStreamTrack {
  const canvas = document.createElement("canvas");
  canvas.width = 320;
  canvas.height = 180;
  const context = canvas.getContext("2d")!;
  const [track] = canvas.captureStream(15).getVideoTracks();
  let hue = 0;
  const timer = setInterval(() => {
    if (track?.readyState === "ended") return clearInterval(timer);
    hue = (hue + 20) % 360;
    context.fillStyle = `hsl(${hue} 80% 50%)`;
    context.fillRect(0, 0, 320, 180);
  }, 50);
  return track!;
}

/** The next picture of a track that arrives. */
export async function nextFrame(track: MediaStreamTrack): Promise<void> {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
  const frame = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  await video.play().catch(() => {});
  await frame;
  video.srcObject = null;
  video.remove();
}

/** Between the devices of a test: in order, each a moment later. `lose` says which signals don't arrive. */
export function makeRelay(lose: (from: string, to: string, signal: string) => boolean = () => false) {
  const receivers = new Map<string, (from: string, signal: string) => void>();
  const sizes: number[] = [];
  return {
    /** Of each description that went. */
    sizes,
    add: (id: string, receive: (from: string, signal: string) => void) => void receivers.set(id, receive),
    send(from: string, to: string, signal: string) {
      if (signal.includes("description")) sizes.push(signal.length);
      if (!lose(from, to, signal)) setTimeout(() => receivers.get(to)?.(from, signal));
    },
  };
}

export type Relay = ReturnType<typeof makeRelay>;

/** A device that takes part by a mesh alone, with what it has received so far. */
export function makeDevice(relay: Relay, id: string) {
  const received = new Map<string, MediaStreamTrack>();
  const qualities = new Map<string, string>();
  const transport: Transport = openMesh({
    ...{ callId: "call", participantId: id },
    connection: { kind: "MESH", iceServers: [], expiresAt: null },
    renewConnection: async () => ({ kind: "MESH", iceServers: [], expiresAt: null }),
    signal: (to, signal) => relay.send(id, to, signal),
    onTrack: (from, purpose, track) => {
      if (track) received.set(`${from} ${purpose}`, track);
    },
    onQuality: (from, quality) => qualities.set(from, quality),
    onLost: () => {},
  });
  relay.add(id, transport.receive);
  return {
    id,
    transport,
    qualities,
    track: (from: string, purpose: Purpose) => received.get(`${from} ${purpose}`),
  };
}

/** Every connection that the page makes from now on. */
export function watchConnections() {
  const made: RTCPeerConnection[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(...given: ConstructorParameters<typeof Original>) {
      super(...given);
      made.push(this);
    }
  };
  return {
    open: () => made.filter(({ connectionState }) => connectionState !== "closed"),
    stop() {
      for (const connection of made) connection.close();
      window.RTCPeerConnection = Original;
    },
  };
}
