import type { CallConnection, CallParticipant } from "@/lib/calls/schema";

/** What a participant sends: at most one track for each, for the whole call. */
export const PURPOSES = ["audio", "camera", "screen", "screenAudio"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `weak` and `lost` are shown in words. */
export type Quality = "connecting" | "good" | "weak" | "lost";

/** Whether a shared screen is to be sharp, as text, or smooth, as a film. */
export type ScreenHint = "detail" | "motion";

export type TransportOptions = {
  callId: string;
  /** This device. */
  participantId: string;
  connection: CallConnection;
  /** Asks for a new connection, where the credentials of the given one expire. */
  renewConnection: () => Promise<CallConnection>;
  /** Sends to another participant, in order; kept while the realtime node can't be reached. Not every engine needs it. */
  signal: (to: string, signal: string) => void;
  /** A track of another participant has come; null where it is gone. */
  onTrack: (participantId: string, purpose: Purpose, track: MediaStreamTrack | null) => void;
  onQuality: (participantId: string, quality: Quality) => void;
  /** The engine can't go on by itself, as when its server has gone: the session connects anew. */
  onLost: () => void;
};

/** How media goes between the devices of a call. The session doesn't know which engine it has. */
export type Transport = {
  /** Once, after the server has let this device in. `participants` includes this one. */
  connect: (participants: readonly CallParticipant[]) => Promise<void>;
  /** Whenever the call's state changes: who isn't listed any more is cut, and who may not speak sends nothing. */
  update: (participants: readonly CallParticipant[]) => void;
  /** A signal of another participant. */
  receive: (from: string, signal: string) => void;
  /** Sends a track in place of the former one; null sends nothing. Also before `connect`. Doesn't stop tracks. */
  publish: (purpose: Purpose, track: MediaStreamTrack | null, hint?: ScreenHint) => Promise<void>;
  /** How loud somebody is right now, 0 to 1. */
  level: (participantId: string) => number;
  /** The network has changed. */
  restart: () => void;
  close: () => void;
};

export type OpenTransport = (options: TransportOptions) => Transport;
