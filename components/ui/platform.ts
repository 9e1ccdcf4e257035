"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether shortcuts use ⌘ instead of Ctrl. */
export function isApple() {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** Like `isApple`, false in server rendering and corrected on the client without a mismatch. */
export function useIsApple() {
  return useSyncExternalStore(never, isApple, () => false);
}
