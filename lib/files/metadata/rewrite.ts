import { orientationExif } from "./orientation";

/** More than any program writes; what follows is cut, so that nobody keeps the process busy with parts of no bytes. */
const MAX_PARTS = 50_000;

export type Rewrite = ReturnType<typeof rewriteOf>;

/**
 * Takes parts out of a file within its own memory: what is kept moves together. Parts are kept in their order, and
 * what takes the place of another is no longer than it.
 */
export function rewriteOf(bytes: Buffer, orientation: number) {
  let length = 0;
  let parts = 0;
  let mayTurn = orientation > 1;
  return {
    /** Whether there may be another part. */
    goesOn: () => parts++ < MAX_PARTS,
    keep(start: number, end: number) {
      const stop = Math.min(end, bytes.length);
      if (length !== start) bytes.copyWithin(length, start, stop);
      length += Math.max(0, stop - start);
    },
    /** Puts how the picture is turned, if it is, in the place of its first EXIF: framed as the format has it. */
    replaceExif(start: number, end: number, frame: (exif: Buffer) => Buffer) {
      if (!mayTurn) return;
      const framed = frame(orientationExif(orientation));
      if (framed.length > end - start || end > bytes.length) return;
      mayTurn = false;
      framed.copy(bytes, length);
      length += framed.length;
    },
    done: () => bytes.subarray(0, length),
  };
}
