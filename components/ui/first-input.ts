"use client";

const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

/** Resolves when somebody first uses the page. */
const firstInput = new Promise<void>((resolve) => {
  if (typeof window === "undefined") return;
  const inputs = new AbortController();
  const onInput = () => {
    inputs.abort();
    resolve();
  };
  for (const input of INPUTS)
    window.addEventListener(input, onInput, { capture: true, passive: true, signal: inputs.signal });
});

/**
 * Fetches code as soon as somebody uses the page: what the first screen doesn't show, but a hand on the mouse or a key
 * may ask for a moment later. Where that fails, whatever needs the code asks for it again.
 */
export const atFirstInput = (load: () => Promise<unknown>) => void firstInput.then(load).catch(() => {});
