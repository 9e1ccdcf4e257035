import { rewriteOf } from "./rewrite";

const HEADER_BYTES = 12;
const DRAWING = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"];
/** In the flags of VP8X: that there is EXIF, and XMP. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/**
 * A WebP with what draws it, as it was: without XMP, EXIF other than how it is turned, and whatever follows its end.
 * Writes over `bytes`.
 */
export function webpWithoutMetadata(bytes: Buffer, orientation: number): Buffer {
  const rewrite = rewriteOf(bytes, orientation);
  const stop = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  rewrite.keep(0, HEADER_BYTES);
  for (let at = HEADER_BYTES; at + 8 <= stop && rewrite.goesOn(); ) {
    const type = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (type === "VP8X" && size > 0) {
      const has = orientation > 1 ? HAS_XMP : HAS_XMP | HAS_EXIF;
      bytes[at + 8] = bytes.readUInt8(at + 8) & ~has;
    }
    if (DRAWING.includes(type)) rewrite.keep(at, end);
    else if (type === "EXIF") rewrite.replaceExif(at, end, chunk);
    at = end;
  }
  const kept = rewrite.done();
  kept.writeUInt32LE(kept.length - 8, 4);
  return kept;
}

function chunk(exif: Buffer): Buffer {
  const head = Buffer.from("EXIF\0\0\0\0", "latin1");
  head.writeUInt32LE(exif.length, 4);
  return Buffer.concat([head, exif]);
}
