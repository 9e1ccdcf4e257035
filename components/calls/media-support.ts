import { useSyncExternalStore } from "react";

/** Browsers have devices only on a secure page. */
export const hasDevices = () => typeof navigator !== "undefined" && Boolean(navigator.mediaDevices);

const never = () => () => {};
/** The same for what is drawn: the server takes it for granted. */
export const useHasDevices = () => useSyncExternalStore(never, hasDevices, () => true);

export const canShareScreen = () => hasDevices() && "getDisplayMedia" in navigator.mediaDevices;

export const NO_HTTPS =
  "This page isn’t opened by https, so the browser gives no microphone and no camera. You can still join and listen.";

const WHAT = { microphone: "microphone", camera: "camera" } as const;

/** Why a device can't be used and what to do, in a line; listening goes on all the same. */
export function deviceProblem(error: unknown, kind: keyof typeof WHAT): string {
  const name = error instanceof DOMException ? error.name : "";
  const what = WHAT[kind];
  if (name === "NotAllowedError")
    return `The browser doesn’t let Guildhall use the ${what}. Allow it beside the address, then try again.`;
  if (name === "NotFoundError" || name === "OverconstrainedError")
    return `No ${what} was found. Connect one and try again.`;
  if (name === "NotReadableError") return `Another program is using the ${what}.`;
  return `This browser can’t use the ${what} here.`;
}
