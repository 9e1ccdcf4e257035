"use client";
import { useEffect, useState } from "react";

const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "dragenter", "visibilitychange"] as const;

/** Resolves when somebody first uses the page, or turns to another; at once where it was opened in the background. */
const firstInput = new Promise<void>((resolve) => {
  if (typeof window === "undefined") return;
  const inputs = new AbortController();
  const onInput = () => {
    inputs.abort();
    resolve();
  };
  if (document.hidden) return resolve();
  for (const input of INPUTS)
    window.addEventListener(input, onInput, { capture: true, passive: true, signal: inputs.signal });
});

/**
 * Fetches code as soon as somebody uses the page: what the first screen doesn't show, but a hand on the mouse or a key
 * may ask for a moment later. Where that fails, whatever needs the code asks for it again.
 */
export const atFirstInput = (load: () => Promise<unknown>) => void firstInput.then(load).catch(() => {});

/** Whether somebody has used the page by now. */
export function useHasInput() {
  const [hasInput, setHasInput] = useState(false);
  useEffect(() => void firstInput.then(() => setHasInput(true)), []);
  return hasInput;
}
