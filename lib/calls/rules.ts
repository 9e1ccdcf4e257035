import type { ChannelTypeDefinition } from "@/lib/channels/types";
import type { CallInvite, CallParticipant, Call as CallRow } from "@/lib/generated/prisma/client";
import { LEASE_MS, RING_MS } from "./limits";

export type Participant = Omit<CallParticipant, "callId">;
export type Invite = Pick<CallInvite, "userId" | "status" | "isQuiet">;

/** What the rules of a call read and change. `participants` are those who are in it, and a former one who comes back. */
export type CallState = Pick<
  CallRow,
  "startedById" | "status" | "ringUntil" | "answeredAt" | "endedAt" | "endReason"
> & {
  kind: ChannelTypeDefinition["calls"];
  participants: readonly Participant[];
  invites: readonly Invite[];
};

export type Joining = Pick<
  Participant,
  "id" | "userId" | "deviceName" | "isMuted" | "isDeafened" | "canSpeak"
>;
export type ParticipantUpdate = Partial<
  Pick<Participant, "isMuted" | "isDeafened" | "isInterrupted" | "cameraStream" | "screenStream"> & {
    isHandRaised: boolean;
  }
>;

export type RuleChange =
  | { type: "join"; participant: Joining }
  /** They left, lost access, or were removed by somebody else. */
  | { type: "leave"; participantIds: readonly string[]; isRemoval?: boolean }
  /** What is over by the clock: what rings, and leases where `leases` says so. */
  | { type: "lapse"; leases: boolean }
  /** What a participant sends. */
  | { type: "update"; participantId: string; update: ParticipantUpdate }
  /** Somebody's role changed. */
  | { type: "limit"; userId: string; canSpeak: boolean }
  | { type: "ring"; invites: readonly Invite[] }
  | { type: "decline"; userId: string }
  | { type: "end"; reason: NonNullable<CallRow["endReason"]> };

/** A call with nobody in it yet. A `room` has no answer to wait for. */
export function started(
  { kind, startedById, rings }: Pick<CallState, "kind" | "startedById"> & { rings: boolean },
  now: Date,
): CallState {
  const nobody = { endedAt: null, endReason: null, participants: [], invites: [] };
  const answeredAt = kind === "room" ? now : null;
  const status = rings && kind !== "room" ? ("RINGING" as const) : ("ACTIVE" as const);
  const ringUntil = rings ? new Date(now.getTime() + RING_MS) : null;
  return { kind, startedById, status, ringUntil, answeredAt, ...nobody };
}

/** The state after a change: the same object where it changes nothing. An ended call stays as it is. */
export function changed(state: CallState, change: RuleChange, now: Date): CallState {
  return state.status === "ENDED" ? state : settled(applied(state, change, now), now);
}

export const isIn = ({ leftAt }: Participant) => leftAt === null;
export const isRinging = ({ status }: Invite) => status === "RINGING";

function applied(state: CallState, change: RuleChange, now: Date): CallState {
  switch (change.type) {
    case "join":
      return joined(state, change.participant, now);
    case "leave":
      return withLeft(state, ({ id }) => change.participantIds.includes(id), now, change.isRemoval);
    case "lapse":
      return withLapsed(state, change.leases, now);
    case "update":
      return withParticipants(state, (one) =>
        one.id === change.participantId && isIn(one) ? updated(one, change.update, now) : one,
      );
    case "limit":
      return withParticipants(state, (one) =>
        one.userId === change.userId && isIn(one) ? limited(one, change.canSpeak) : one,
      );
    case "ring":
      return rung(state, change.invites, now);
    case "decline":
      return declined(state, change.userId, now);
    case "end":
      return ended(state, change.reason, now);
  }
}

/** What follows from who is in and for whom it rings. */
function settled(state: CallState, now: Date): CallState {
  if (state.status === "ENDED") return state;
  const people = state.participants.filter(isIn);
  // Also with an invite of theirs still ringing elsewhere: nobody is there to answer.
  if (state.status === "RINGING" && !people.some(({ userId }) => userId === state.startedById)) {
    return ended(state, "CANCELED", now);
  }
  if (people.length === 0) return ended(state, "HUNG_UP", now);
  if (state.kind === "rings" && state.answeredAt && people.length === 1) return ended(state, "HUNG_UP", now);
  // Until `ringUntil` the call of somebody who can't be rung rings on for the caller, as if nobody answered.
  const isSilent = state.status === "ACTIVE" && state.ringUntil && !state.invites.some(isRinging);
  return isSilent ? { ...state, ringUntil: null } : state;
}

function joined(state: CallState, joining: Joining, now: Date): CallState {
  const former = state.participants.find(({ id }) => id === joining.id);
  const participant: Participant = {
    ...joining,
    joinedAt: former?.joinedAt ?? now,
    leftAt: null,
    leaseUntil: new Date(now.getTime() + LEASE_MS),
    // A device that comes back may not know that it was muted meanwhile.
    isMuted: joining.isMuted || !joining.canSpeak || former?.isMuted === true,
    isInterrupted: false,
    cameraStream: null,
    screenStream: null,
    wasRemoved: false,
    handRaisedAt: former && isIn(former) ? former.handRaisedAt : null,
  };
  const isMoved = (one: Participant) => one.userId === joining.userId && one.id !== joining.id;
  const others = withLeft(state, isMoved, now).participants.filter(({ id }) => id !== joining.id);
  const isAnswer = others.some((one) => isIn(one) && one.userId !== joining.userId);
  return {
    ...state,
    participants: [...others, participant],
    invites: withInvite(state.invites, joining.userId, "ACCEPTED"),
    ...(isAnswer && { status: "ACTIVE" as const, answeredAt: state.answeredAt ?? now }),
  };
}

function withLapsed(state: CallState, leases: boolean, now: Date): CallState {
  const isLapsed = ({ leaseUntil }: Participant) => leases && leaseUntil <= now;
  const rest = settled(withLeft(state, isLapsed, now), now);
  if (rest.status === "ENDED" || !rest.ringUntil || rest.ringUntil > now) return rest;
  if (rest.status === "RINGING") return ended(rest, "NO_ANSWER", now);
  return { ...rest, ringUntil: null, invites: rest.invites.map(missedIfRinging) };
}

/** Whoever is in isn't rung for; for whom it rings already, it goes on. */
function rung(state: CallState, invites: readonly Invite[], now: Date): CallState {
  const here = new Set(state.participants.filter(isIn).map(({ userId }) => userId));
  const ringing = new Set(state.invites.filter(isRinging).map(({ userId }) => userId));
  const added = invites.filter(({ userId }) => !here.has(userId) && !ringing.has(userId));
  if (added.length === 0) return state;
  const again = new Set(added.map(({ userId }) => userId));
  return {
    ...state,
    invites: [...state.invites.filter(({ userId }) => !again.has(userId)), ...added],
    ringUntil: added.some(isRinging) ? new Date(now.getTime() + RING_MS) : state.ringUntil,
  };
}

function declined(state: CallState, userId: string, now: Date): CallState {
  const invites = withInvite(state.invites, userId, "DECLINED", isRinging);
  if (invites === state.invites) return state;
  const isLast = state.status === "RINGING" && !invites.some(isRinging);
  return isLast ? ended({ ...state, invites }, "DECLINED", now) : { ...state, invites };
}

function ended(state: CallState, endReason: NonNullable<CallRow["endReason"]>, now: Date): CallState {
  const { participants } = withLeft(state, () => true, now);
  const invites = state.invites.map(missedIfRinging);
  return { ...state, status: "ENDED", ringUntil: null, endedAt: now, endReason, participants, invites };
}

const missedIfRinging = (invite: Invite): Invite =>
  isRinging(invite) ? { ...invite, status: "MISSED" } : invite;

function withLeft(
  state: CallState,
  isLeaving: (one: Participant) => boolean,
  now: Date,
  wasRemoved = false,
): CallState {
  return withParticipants(state, (one) =>
    isIn(one) && isLeaving(one) ? { ...one, leftAt: now, wasRemoved } : one,
  );
}

function withParticipants(state: CallState, change: (one: Participant) => Participant): CallState {
  const participants = state.participants.map(change);
  const isSame = participants.every((one, index) => one === state.participants[index]);
  return isSame ? state : { ...state, participants };
}

function withInvite(
  invites: readonly Invite[],
  userId: string,
  status: Invite["status"],
  applies = (_: Invite) => true,
): readonly Invite[] {
  const isMeant = (invite: Invite) => invite.userId === userId && invite.status !== status && applies(invite);
  if (!invites.some(isMeant)) return invites;
  return invites.map((invite) => (isMeant(invite) ? { ...invite, status } : invite));
}

/** Whoever may not speak sends nothing, whatever is asked. */
function updated(
  one: Participant,
  { isHandRaised = one.handRaisedAt !== null, ...sent }: ParticipantUpdate,
  now: Date,
): Participant {
  const handRaisedAt = isHandRaised ? (one.handRaisedAt ?? now) : null;
  const next = { ...one, ...sent, ...(!one.canSpeak && SILENT), handRaisedAt };
  return sameFields(one, next) ? one : next;
}

function limited(one: Participant, canSpeak: boolean): Participant {
  if (one.canSpeak === canSpeak) return one;
  return canSpeak ? { ...one, canSpeak } : { ...one, canSpeak, ...SILENT };
}

const SILENT = { isMuted: true, isInterrupted: false, cameraStream: null, screenStream: null };

const sameFields = (one: Participant, other: Participant) =>
  (Object.keys(other) as (keyof Participant)[]).every((key) => one[key] === other[key]);
