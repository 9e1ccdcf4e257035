import { storage } from "@/lib/storage/storage";
import type { Multipart } from "@/lib/storage/store";
import type { Patchable } from "../metadata/patchable";

/** What is written over: with zeros, or a text. */
type Patch = { start: number; end: number; text?: string };

/** Headers lie close together: one answer of the store holds several. */
const WINDOW_BYTES = 64 * 1024;
/** Each holds a part in memory, if it is one that is written again. */
const AT_ONCE = 4;

/** A file in the store, whose patches are only noted. */
export function storedFile(key: string, size: number): Patchable & { patches: Patch[] } {
  const patches: Patch[] = [];
  let window: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  return {
    size,
    patches,
    async read(start, wanted) {
      const end = Math.min(wanted, size);
      if (start < window.start || end > window.start + window.bytes.length)
        window = {
          start,
          bytes: await readStored(key, start, Math.min(size, Math.max(end, start + WINDOW_BYTES))),
        };
      return window.bytes.subarray(start - window.start, end - window.start);
    },
    async write(start, text) {
      patches.push({ start, end: start + text.length, text });
    },
    async clear(start, end) {
      if (end > start) patches.push({ start, end });
    },
  };
}

type Rewrite = { key: string; id: string; size: number; partBytes: number; patches: Patch[] };

/**
 * Puts the parts of a file that are written over, as an upload in parts onto the same key; the store itself copies the
 * others. The file changes when the upload is complete, and not before.
 */
export async function rewriteStored(store: Multipart, { key, id, size, partBytes, patches }: Rewrite) {
  const count = Math.ceil(size / partBytes);
  const put = async (number: number) => {
    const start = (number - 1) * partBytes;
    const end = Math.min(size, start + partBytes);
    const within = patches.filter((patch) => patch.start < end && patch.end > start);
    if (within.length === 0) await store.copyPart(key, id, number, { start, end: end - 1 });
    else await store.putPart(key, id, number, patched(await readStored(key, start, end), start, within));
  };
  for (let number = 1; number <= count; number += AT_ONCE) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - number + 1) }, (_, index) => number + index);
    const outcomes = await Promise.allSettled(next.map(put));
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  }
  await store.complete(key, id);
}

function patched(bytes: Buffer, offset: number, patches: Patch[]): Buffer {
  for (const { start, end, text } of patches) {
    const [from, to] = [Math.max(start, offset), Math.min(end, offset + bytes.length)];
    if (text === undefined) bytes.fill(0, from - offset, to - offset);
    else bytes.write(text.slice(from - start, to - start), from - offset, "latin1");
  }
  return bytes;
}

/** @param end is left out */
async function readStored(key: string, start: number, end: number): Promise<Buffer> {
  const bytes = await storage().read(key, { start, end: end - 1 });
  return Buffer.from(await new Response(bytes).arrayBuffer());
}
