import { codeTokens } from "./code-tokens";

/** A code to color, and which one of many. */
export type ColorJob = { id: number; code: string; language: string };
export type ColorResult = { id: number; tokens: Uint32Array };

// Beside the page: a long code takes longer than a frame.
addEventListener("message", ({ data: { id, code, language } }: MessageEvent<ColorJob>) => {
  const tokens = codeTokens(code, language);
  postMessage({ id, tokens } satisfies ColorResult, { transfer: [tokens.buffer] });
});
