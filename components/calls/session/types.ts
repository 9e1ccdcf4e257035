import type { DeviceChoice, DeviceKind } from "@/lib/calls/media/devices";
import type { Call } from "@/lib/calls/schema";

export type { DeviceChoice, DeviceKind };

/** What comes from another participant, as far as it has arrived. */
export type RemoteMedia = {
  /** Null while it is off, hasn't come yet, or isn't played. */
  camera: MediaStream | null;
  screen: MediaStream | null;
  /** Whether sound and pictures flow; `weak` and `lost` are shown in words. */
  quality: "connecting" | "good" | "weak" | "lost";
  /** 0 to 1; what this person chose for themselves. */
  volume: number;
};

/** The call that this page is in. There is one at a time. */
export type CallSession = {
  /** Empty until the server has answered. */
  callId: string;
  channelId: string;
  /** This device's id in `Call.participants`. */
  participantId: string;
  /** The latest state that the server has sent; of revision 0, with nobody in it, until it has answered. */
  call: Call;
  /** `joining` until the device is a participant; `reconnecting` while the realtime node can't be reached. */
  state: "joining" | "connected" | "reconnecting";
  canSpeak: boolean;
  isMuted: boolean;
  isDeafened: boolean;
  isPushToTalk: boolean;
  /** The key of push to talk, as `KeyboardEvent.code` names it. */
  pushToTalkKey: string;
  /** It is held: the microphone is open. */
  isTalkHeld: boolean;
  /** The own pictures; null while off. */
  camera: MediaStream | null;
  screen: MediaStream | null;
  remote: ReadonlyMap<string, RemoteMedia>;
  /** Participants who speak now, this one included. */
  speaking: ReadonlySet<string>;
  /** The browser refuses to play sound until somebody taps. */
  needsTap: boolean;
  /** What doesn't work and what to do, in one line; null while all is well. */
  notice: string | null;
};

export type CallSessionActions = {
  /**
   * Starts a call in a channel, or joins the one that is open there; leaves any other first. With `callId` it joins that
   * one and never starts another.
   * @throws AppError as the server refuses it
   */
  start: (
    channelId: string,
    options?: { callId?: string; isVideo?: boolean; isMuted?: boolean; rings?: boolean },
  ) => Promise<void>;
  leave: () => Promise<void>;
  setMuted: (isMuted: boolean) => Promise<void>;
  setDeafened: (isDeafened: boolean) => Promise<void>;
  setCamera: (isOn: boolean) => Promise<void>;
  setScreen: (isOn: boolean, hint?: "detail" | "motion") => Promise<void>;
  /** The key is remembered. */
  setPushToTalk: (isOn: boolean, key?: string) => void;
  /** A button held in place of the key, as on a phone. */
  holdToTalk: (isHeld: boolean) => void;
  raiseHand: (isRaised: boolean) => Promise<void>;
  react: (emoji: string) => void;
  setVolume: (participantId: string, volume: number) => void;
  /** Plays what `needsTap` says can't be heard. Called by a click. */
  resume: () => void;
  dismissNotice: () => void;
  /** An empty id is the system's default. It holds for later calls too, also outside of a call. */
  chooseDevice: (kind: DeviceKind, id: string) => Promise<void>;
  listDevices: () => Promise<Record<DeviceKind, { chosen: string | null; devices: DeviceChoice[] }>>;
};
