import type { CallSession, CallSessionActions, RemoteMedia } from "@/components/calls/session/types";
import type { Person } from "@/lib/accounts/schema";
import type { Call, CallLogEntry, CallParticipant } from "@/lib/calls/schema";
import { ben, channel, me, newId } from "./people";

const NAMES = ["Chiara Bianchi", "Dev Patel", "Eva Lindqvist", "Femi Adeyemi", "Grace Kim", "Hugo Martin"];
export const ada: Person = { id: me.id, name: me.name, image: null };
/** As many as are asked for: Ada, Ben, and others. */
export const people = (count: number): Person[] =>
  [
    ada,
    ben,
    ...Array.from({ length: Math.max(0, count - 2) }, (_, index) => ({
      ...{ id: newId(), image: null },
      name: NAMES[index] ?? `Person ${index + 3}`,
    })),
  ].slice(0, count);

export const makeParticipant = (person: Person, parts: Partial<CallParticipant> = {}): CallParticipant => ({
  ...{ id: newId(), person, deviceName: "Chrome on Linux", joinedAt: new Date().toISOString() },
  ...{
    canSpeak: true,
    isMuted: false,
    isDeafened: false,
    isInterrupted: false,
    cameraStream: null,
    screenStream: null,
  },
  ...{ handRaisedAt: null, ...parts },
});

/** A call that has gone on for twelve minutes. */
export function makeCall(parts: Partial<Call> = {}): Call {
  const now = Date.now();
  const start = new Date(now - 12 * 60_000).toISOString();
  const participants = parts.participants ?? people(2).map((person) => makeParticipant(person));
  return {
    ...{ id: newId(), channelId: channel.id, engine: "MESH", status: "ACTIVE", revision: 1, isVideo: false },
    ...{ startedBy: ben, createdAt: start, ringUntil: null, answeredAt: start, endedAt: null },
    ...{ endReason: null, participants, invites: [], peopleCount: participants.length },
    ...{ stateAt: new Date(now).toISOString(), ...parts },
  } as Call;
}

/** One that Ben has just begun, and that rings for Ada. */
export const makeRing = (parts: Partial<Call> = {}): Call =>
  makeCall({
    ...{ status: "RINGING", answeredAt: null, participants: [makeParticipant(ben)] },
    createdAt: new Date().toISOString(),
    ringUntil: new Date(Date.now() + 40_000).toISOString(),
    invites: [{ userId: me.id, status: "RINGING", isQuiet: false }],
    ...parts,
  });

export const makeRemote = (parts: Partial<RemoteMedia> = {}): RemoteMedia => ({
  ...{ camera: null, screen: null, quality: "good", volume: 1, ...parts },
});

/** What Ada's page knows of a call that she is in. */
export function makeSession(call: Call, parts: Partial<CallSession> = {}): CallSession {
  const mine = call.participants.find(({ person }) => person.id === me.id);
  const others = call.participants.filter((one) => one !== mine);
  return {
    ...{ callId: call.id, channelId: call.channelId, participantId: mine?.id ?? "", call },
    ...{ state: "connected", canSpeak: true, isMuted: false, isDeafened: false, isPushToTalk: false },
    ...{ camera: null, screen: null, speaking: new Set(), needsTap: false, notice: null },
    remote: new Map(others.map(({ id }) => [id, makeRemote()])),
    ...parts,
  } as CallSession;
}

/** Actions that are written down, as "setMuted true". */
export function fakeActions() {
  const done: string[] = [];
  const note =
    (name: string) =>
    async (...values: unknown[]) =>
      void done.push(
        [name, ...values.map((value) => (typeof value === "object" ? JSON.stringify(value) : value))].join(
          " ",
        ),
      );
  const none = { chosen: null, devices: [] };
  const actions = {
    ...Object.fromEntries(
      [
        ...[
          "start",
          "leave",
          "setMuted",
          "setDeafened",
          "setCamera",
          "setScreen",
          "setPushToTalk",
          "holdToTalk",
          "raiseHand",
        ],
        ...["react", "setVolume", "resume", "dismissNotice", "chooseDevice"],
      ].map((name) => [name, note(name)]),
    ),
    listDevices: async () => ({
      microphone: { chosen: null, devices: [{ id: "a", label: "Built-in microphone" }] },
      ...{ camera: none, speaker: none },
    }),
  } as unknown as CallSessionActions;
  return { actions, done };
}

/** A picture that moves, of one color. */
export function makeVideo(color: string, text = ""): MediaStream {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 360];
  const context = canvas.getContext("2d")!;
  const draw = () => {
    context.fillStyle = color;
    context.fillRect(0, 0, 640, 360);
    context.fillStyle = "white";
    context.font = "40px sans-serif";
    context.fillText(text, 40, 80);
  };
  draw();
  const timer = setInterval(draw, 100);
  const stream = canvas.captureStream(10);
  stream.getVideoTracks()[0]?.addEventListener("ended", () => clearInterval(timer));
  return stream;
}

export const makeLogEntry = (parts: Partial<CallLogEntry> = {}): CallLogEntry => {
  const { participants: _, invites: __, stateAt: ___, ...call } = makeCall();
  return {
    ...call,
    ...{ status: "ENDED", endReason: "HUNG_UP", endedAt: new Date().toISOString(), people: people(3) },
    ...{ peopleCount: 3, isMissed: false, ...parts },
  } as CallLogEntry;
};
