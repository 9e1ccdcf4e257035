import type { ColorJob, ColorResult } from "./color-worker";

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, (tokens: Uint32Array | null) => void>();

function start(): Worker {
  const made = new Worker(new URL("./color-worker.ts", import.meta.url), { type: "module" });
  made.addEventListener("message", ({ data: { id, tokens } }: MessageEvent<ColorResult>) =>
    finish(id, tokens),
  );
  made.addEventListener("error", () => {
    worker = null;
    made.terminate();
    // Without colors the code is read as well.
    for (const id of [...waiting.keys()]) finish(id, null);
  });
  return made;
}

function finish(id: number, tokens: Uint32Array | null) {
  waiting.get(id)?.(tokens);
  waiting.delete(id);
}

/** What of a code has a color; null where that can't be told. One worker serves all of the page. */
export function colorize(code: string, language: string): Promise<Uint32Array | null> {
  worker ??= start();
  const id = ++last;
  worker.postMessage({ id, code, language } satisfies ColorJob);
  return new Promise((resolve) => waiting.set(id, resolve));
}
