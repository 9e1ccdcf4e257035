import { crc32 } from "node:zlib";
import { rewriteOf } from "./rewrite";

const SIGNATURE_BYTES = 8;
/** What changes how a picture looks, beside the chunks without which there is none (whose names begin in upper case). */
const DRAWING =
  /^([A-Z]...|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|mDCV|cLLI|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT)$/;

/**
 * A PNG with what draws it, as it was: without EXIF other than how it is turned, text, times, and whatever follows its
 * end. Writes over `bytes`.
 */
export function pngWithoutMetadata(bytes: Buffer, orientation: number): Buffer {
  const rewrite = rewriteOf(bytes, orientation);
  rewrite.keep(0, SIGNATURE_BYTES);
  for (let at = SIGNATURE_BYTES; at + 8 <= bytes.length && rewrite.goesOn(); ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (DRAWING.test(type)) rewrite.keep(at, end);
    else if (type === "eXIf") rewrite.replaceExif(at, end, chunk);
    if (type === "IEND") break;
    at = end;
  }
  return rewrite.done();
}

function chunk(exif: Buffer): Buffer {
  const framed = Buffer.alloc(exif.length + 12);
  framed.writeUInt32BE(exif.length);
  framed.write("eXIf", 4, "latin1");
  exif.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), exif.length + 8);
  return framed;
}
