"use client";
import { useSyncExternalStore } from "react";
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
  return run((await loadEngine()).actions);
}

/** For what nobody waits for: without its code there is no call to act on either. */
const later = (run: (actions: CallSessionActions) => void) => void act(run).catch(() => {});

export const callSession: CallSessionActions = {
  start: (...given) => act((actions) => actions.start(...given)),
  leave: () => act((actions) => actions.leave()),
  setMuted: (isMuted) => act((actions) => actions.setMuted(isMuted)),
  setDeafened: (isDeafened) => act((actions) => actions.setDeafened(isDeafened)),
  setCamera: (isOn) => act((actions) => actions.setCamera(isOn)),
  setScreen: (...given) => act((actions) => actions.setScreen(...given)),
  setPushToTalk: (...given) => later((actions) => actions.setPushToTalk(...given)),
  holdToTalk: (isHeld) => later((actions) => actions.holdToTalk(isHeld)),
  raiseHand: (isRaised) => act((actions) => actions.raiseHand(isRaised)),
  react: (emoji) => later((actions) => actions.react(emoji)),
  setVolume: (...given) => later((actions) => actions.setVolume(...given)),
  resume: () => later((actions) => actions.resume()),
  dismissNotice: () => later((actions) => actions.dismissNotice()),
  chooseDevice: (...given) => act((actions) => actions.chooseDevice(...given)),
  listDevices: () => act((actions) => actions.listDevices()),
};
