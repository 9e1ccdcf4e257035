"use client";
import type { CallSession, CallSessionActions } from "./types";

const nothing = async () => {};

export const useCallSession = (): CallSession | null => null;

export const callSession: CallSessionActions = {
  start: nothing,
  leave: nothing,
  setMuted: nothing,
  setDeafened: nothing,
  setCamera: nothing,
  setScreen: nothing,
  setPushToTalk: () => {},
  raiseHand: nothing,
  react: () => {},
  setVolume: () => {},
  resume: () => {},
  dismissNotice: () => {},
  chooseDevice: nothing,
  listDevices: async () => {
    const none = { chosen: null, devices: [] };
    return { microphone: none, camera: none, speaker: none };
  },
};
