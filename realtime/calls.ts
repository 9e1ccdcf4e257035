import { attachTo, findOpenCalls } from "@/lib/calls/leases/attach";
import type { Call } from "@/lib/calls/schema";
import { offersMedia } from "@/lib/calls/signals";
import { customName, isUnicodeEmoji } from "@/lib/emoji/name";
import { AppError, notFound } from "@/lib/http/errors";
import { callRoom, channelRoom, participantRoom } from "@/lib/realtime/rooms";
import { allowance } from "./allowance";
import { callSignals } from "./call-signals";
import type { AppSocket, Io } from "./io";

export type CallPlace = { callId: string; participantId: string };
export type Calls = ReturnType<typeof trackCalls>;

/**
 * What a device may send, beside all other events: two dozen candidates and a description for each of seven peers at
 * once. Longer signals count as several.
 */
const SIGNALS = { burst: 600, perSecond: 60, length: 2_000 };
const SPEAKING = { burst: 4, perSecond: 4 };
const REACTIONS = { burst: 8, perSecond: 4 };

/**
 * The devices of this node that are in calls: which participant a socket is, and what each may send. Who is in a call
 * is known from the database at first, and from `call.changed` afterwards.
 * @param isAlone whether there are no other nodes
 */
export function trackCalls(io: Io, isAlone: boolean) {
  const places = new Map<AppSocket, CallPlace>();
  /** Null while a call is read for the first time. */
  const known = new Map<string, Call | null>();
  const attaching = new Map<string, number>();
  const allowances = new WeakMap<AppSocket, ReturnType<typeof allowancesOf>>();
  const signals = callSignals(io, isAlone, (room) => {
    const [, callId = "", participantId = ""] = room.split(":");
    return participantOf(known.get(callId), participantId) !== undefined;
  });

  const detach = async (socket: AppSocket): Promise<void> => {
    const place = places.get(socket);
    if (!place) return;
    places.delete(socket);
    forgetUnused(place.callId);
    for (const room of roomsOf(place)) await socket.leave(room);
  };

  const forgetUnused = (callId: string) => {
    const isUsed = attaching.has(callId) || [...places.values()].some((place) => place.callId === callId);
    if (!isUsed) known.delete(callId);
  };

  /** Takes in what is newer than what is known, and puts out whom it doesn't list any more. */
  const learn = (call: Call): void => {
    const before = known.get(call.id);
    if (before === undefined || (before && call.revision < before.revision)) return;
    known.set(call.id, call);
    for (const [socket, { callId, participantId }] of places) {
      if (callId !== call.id || participantOf(call, participantId)) continue;
      // Who can't see the channel any more isn't sent its states.
      if (!socket.rooms.has(channelRoom(call.channelId)))
        socket.emit("call.changed", { call: endedFor(call) });
      void detach(socket);
    }
  };

  /** @throws AppError not_found where this socket isn't that participant, in the call and in its channel */
  const accessPlace = (socket: AppSocket, { callId, participantId }: CallPlace) => {
    const call = known.get(callId);
    const participant = participantOf(call, participantId);
    const isHere = socket.rooms.has(participantRoom(callId, participantId));
    if (!call || !participant || !isHere || !socket.rooms.has(channelRoom(call.channelId)))
      throw notFound("call");
    return { call, participant };
  };

  const allowancesFor = (socket: AppSocket) => {
    const own = allowances.get(socket) ?? allowancesOf();
    allowances.set(socket, own);
    return own;
  };

  return {
    /** The sockets that are in calls, with the participant that each is; not those that another node's took over from. */
    places: (): [AppSocket, CallPlace][] =>
      [...places].filter(([socket, at]) => socket.rooms.has(participantRoom(at.callId, at.participantId))),

    ofSessions: (sessionIds: readonly string[]): CallPlace[] =>
      [...places].flatMap(([{ data }, place]) => (sessionIds.includes(data.actor.sessionId) ? place : [])),

    async attach(socket: AppSocket, place: CallPlace): Promise<void> {
      const { callId, participantId } = place;
      attaching.set(callId, (attaching.get(callId) ?? 0) + 1);
      // What changes while it is read is taken in by its revision.
      if (!known.has(callId)) known.set(callId, null);
      try {
        learn(await attachTo(socket.data.actor, place));
        if (!participantOf(known.get(callId), participantId)) throw notFound("call");
        if (!socket.connected) return;
        if (places.get(socket)?.participantId !== participantId) await detach(socket);
        // A page that was duplicated, or the connection before this one: the latest is the participant.
        for (const [other, at] of places)
          if (other !== socket && at.participantId === participantId) places.delete(other);
        const rooms = roomsOf(place);
        io.in(participantRoom(callId, participantId)).except(socket.id).socketsLeave(rooms);
        places.set(socket, place);
        await socket.join(rooms);
        signals.connected(participantRoom(callId, participantId));
      } finally {
        const count = (attaching.get(callId) ?? 1) - 1;
        if (count > 0) attaching.set(callId, count);
        else attaching.delete(callId);
        forgetUnused(callId);
      }
    },

    signal(socket: AppSocket, { to, signal, ...place }: CallPlace & { to: string; signal: string }): void {
      const { call, participant } = accessPlace(socket, place);
      if (!allowancesFor(socket).signals(Math.ceil(signal.length / SIGNALS.length)))
        throw new AppError("rate_limited", "Too many signals. Try again in a moment.", { retryAfter: 1 });
      if (to === place.participantId || !participantOf(call, to)) throw notFound("call");
      if (!participant.canSpeak && offersMedia(signal))
        throw new AppError("forbidden", "Your role in this channel lets you listen only.");
      const data = { callId: place.callId, from: place.participantId, signal };
      signals.send(participantRoom(place.callId, to), data);
    },

    speak(socket: AppSocket, { isSpeaking, ...place }: CallPlace & { isSpeaking: boolean }): void {
      const { call, participant } = accessPlace(socket, place);
      if (!participant.canSpeak || !allowancesFor(socket).speaking()) return;
      socket.to(channelRoom(call.channelId)).volatile.emit("call.spoke", { ...place, isSpeaking });
    },

    react(socket: AppSocket, { emoji, ...place }: CallPlace & { emoji: string }): void {
      accessPlace(socket, place);
      if (!isUnicodeEmoji(emoji) && customName(emoji) === null)
        throw new AppError("invalid_input", "emoji: must be one emoji");
      if (!allowancesFor(socket).reactions()) return;
      socket.to(callRoom(place.callId)).volatile.emit("call.reacted", { ...place, emoji });
    },

    /** Everyone who sees the channel has been sent this state. */
    changed: learn,

    /** Reads the calls of this node's devices again, after changes may have been missed or a channel was deleted. */
    async readAgain(channelId: string | null = null): Promise<void> {
      const before = [...known.values()].filter((call) => call !== null);
      const calls = before.filter((call) => !channelId || call.channelId === channelId);
      if (calls.length === 0) return;
      const open = await findOpenCalls(calls.map(({ id }) => id));
      for (const call of calls)
        learn(open.get(call.id) ?? { ...endedFor(call), revision: call.revision + 1 });
    },

    disconnected(socket: AppSocket): void {
      const place = places.get(socket);
      places.delete(socket);
      if (place) forgetUnused(place.callId);
    },

    stop: signals.stop,
  };
}

const participantOf = (call: Call | null | undefined, participantId: string) =>
  call?.participants.find(({ id }) => id === participantId);

const roomsOf = ({ callId, participantId }: CallPlace) => [
  callRoom(callId),
  participantRoom(callId, participantId),
];

/** For whom it isn't open any more, and where it is gone. */
const endedFor = (call: Call): Call => ({
  ...call,
  ...{ status: "ENDED", endedAt: call.stateAt, ringUntil: null, participants: [], invites: [] },
});

const allowancesOf = () => ({
  signals: allowance(SIGNALS.burst, SIGNALS.perSecond),
  speaking: allowance(SPEAKING.burst, SPEAKING.perSecond),
  reactions: allowance(REACTIONS.burst, REACTIONS.perSecond),
});
