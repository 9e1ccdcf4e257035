"use client";
import { useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import { keptCall } from "./kept-call";
import { sessionStore } from "./store";
import type { CallSession, CallSessionActions } from "./types";

// What every page may import: the code of calls is fetched by the first action.

const loadEngine = () => import("./engine");
let isResuming = false;

function subscribe(listener: () => void) {
  // The tab was in a call before a reload.
  if (!isResuming && !sessionStore.get() && keptCall()) {
    isResuming = true;
    void loadEngine().then(
      ({ resumeCall }) => resumeCall(),
      () => {},
    );
  }
  return sessionStore.subscribe(listener);
}

/** The call that this tab is in. */
export const useCallSession = (): CallSession | null =>
  useSyncExternalStore(subscribe, sessionStore.get, () => null);

async function act<T>(run: (actions: CallSessionActions) => T | Promise<T>): Promise<T> {
  try {
    return await run((await loadEngine()).actions);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The code didn't come.
    toast.error("The call didn’t load. Check your connection and try again.", { id: "call" });
    throw error;
  }
}

export const callSession: CallSessionActions = {
  start: (...given) => act((actions) => actions.start(...given)),
  leave: () => act((actions) => actions.leave()),
  setMuted: (isMuted) => act((actions) => actions.setMuted(isMuted)),
  setDeafened: (isDeafened) => act((actions) => actions.setDeafened(isDeafened)),
  setCamera: (isOn) => act((actions) => actions.setCamera(isOn)),
  setScreen: (...given) => act((actions) => actions.setScreen(...given)),
  setPushToTalk: (...given) => void act((actions) => actions.setPushToTalk(...given)),
  holdToTalk: (isHeld) => void act((actions) => actions.holdToTalk(isHeld)),
  raiseHand: (isRaised) => act((actions) => actions.raiseHand(isRaised)),
  react: (emoji) => void act((actions) => actions.react(emoji)),
  setVolume: (...given) => void act((actions) => actions.setVolume(...given)),
  resume: () => void act((actions) => actions.resume()),
  dismissNotice: () => void act((actions) => actions.dismissNotice()),
  chooseDevice: (...given) => act((actions) => actions.chooseDevice(...given)),
  listDevices: () => act((actions) => actions.listDevices()),
};
