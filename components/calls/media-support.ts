import { useSyncExternalStore } from "react";

/** Browsers have devices only on a secure page. */
export const hasDevices = () => typeof navigator !== "undefined" && Boolean(navigator.mediaDevices);

const never = () => () => {};
/** The same for what is drawn: the server takes it for granted. */
export const useHasDevices = () => useSyncExternalStore(never, hasDevices, () => true);

export const canShareScreen = () => hasDevices() && "getDisplayMedia" in navigator.mediaDevices;

export const NO_HTTPS =
  "This page isn’t opened by https, so the browser gives no microphone and no camera. You can still join and listen.";
