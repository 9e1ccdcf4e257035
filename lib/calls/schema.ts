import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { MAX_DEVICE_NAME, MAX_STREAM_ID } from "./limits";

const StreamId = z.string().min(1).max(MAX_STREAM_ID);

/** One stay of a person in a call, on one device. */
export const CallParticipant = z.object({
  id: Id,
  person: Person,
  deviceName: z.string(),
  joinedAt: Timestamp,
  /** False for who may only listen: nobody plays what they send. */
  canSpeak: z.boolean(),
  isMuted: z.boolean(),
  isDeafened: z.boolean(),
  /** They aren't muted, but their system has taken the microphone, as for a phone call. */
  isInterrupted: z.boolean(),
  /** The id of the MediaStream with their camera; null while it is off. */
  cameraStream: z.string().nullable(),
  screenStream: z.string().nullable(),
  handRaisedAt: Timestamp.nullable(),
});
export type CallParticipant = z.output<typeof CallParticipant>;

export const CallInvite = z.object({
  userId: Id,
  status: z.enum(["RINGING", "ACCEPTED", "DECLINED", "MISSED"]),
  /** They are in another call: it shows, without ringing. */
  isQuiet: z.boolean(),
});
export type CallInvite = z.output<typeof CallInvite>;

/** The state of a call, the same for everyone who sees the channel: also what events carry, always whole. */
export const Call = z.object({
  id: Id,
  channelId: Id,
  engine: z.enum(["MESH", "JANUS", "TWILIO"]),
  status: z.enum(["RINGING", "ACTIVE", "ENDED"]),
  /** Counts its changes: of two states, the higher one is the later. */
  revision: z.int(),
  /** Started with a camera. */
  isVideo: z.boolean(),
  startedBy: Person.nullable(),
  createdAt: Timestamp,
  ringUntil: Timestamp.nullable(),
  /** Where its clock begins; null where nobody has answered. */
  answeredAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  endReason: z.enum(["HUNG_UP", "DECLINED", "CANCELED", "NO_ANSWER"]).nullable(),
  /** Those who are in it now; of an ended call nobody. By the time they joined. */
  participants: z.array(CallParticipant),
  invites: z.array(CallInvite),
  /** How many people have been in it. */
  peopleCount: z.int(),
  /** The server's clock at this state: devices compute durations with the difference to their own. */
  stateAt: Timestamp,
});
export type Call = z.output<typeof Call>;

/** A call that has ended, for the log. */
export const CallLogEntry = Call.omit({ participants: true, invites: true, stateAt: true }).extend({
  people: z.array(Person),
  /** Of the person who asks: whether it rang for them in vain. */
  isMissed: z.boolean(),
});
export type CallLogEntry = z.output<typeof CallLogEntry>;

export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** What a participant's device connects to. */
export const CallConnection = z.discriminatedUnion("kind", [
  z.object({
    ...{ kind: z.literal("MESH"), iceServers: z.array(IceServer), expiresAt: Timestamp.nullable() },
    /** What whoever is in the call should know, in one line: say, that the mesh stands in for a server that is away. */
    notice: z.string().optional(),
  }),
  z.object({
    ...{ kind: z.literal("JANUS"), url: z.string(), token: z.string(), room: z.string(), pin: z.string() },
    /** Lets this participant in, as the `token` of the room's list. */
    admission: z.string(),
    ...{ iceServers: z.array(IceServer), expiresAt: Timestamp.nullable() },
  }),
  z.object({ kind: z.literal("TWILIO"), token: z.string(), room: z.string(), expiresAt: Timestamp }),
]);
export type CallConnection = z.output<typeof CallConnection>;

export const JoinedCall = z.object({ call: Call, participantId: Id, connection: CallConnection });
export type JoinedCall = z.output<typeof JoinedCall>;

export const CallJoin = z.strictObject({
  /** Made by the client: joining again with it is the same participant. */
  participantId: Id,
  deviceName: line(MAX_DEVICE_NAME, 0).default(""),
  isMuted: z.boolean().default(true),
  isDeafened: z.boolean().default(false),
});

export const CallStart = CallJoin.extend({
  isVideo: z.boolean().default(false),
  /** Whether a new call rings for everyone here; in a direct conversation by default. */
  rings: z.boolean().optional(),
});

/** One's own. For others, who moderates mutes, ends pictures and lowers hands. */
export const ParticipantChange = z
  .strictObject({
    isMuted: z.boolean(),
    isDeafened: z.boolean(),
    isInterrupted: z.boolean(),
    cameraStream: StreamId.nullable(),
    screenStream: StreamId.nullable(),
    isHandRaised: z.boolean(),
  })
  .partial();
