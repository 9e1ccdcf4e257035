import { rewriteOf } from "./rewrite";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const EXIF = "Exif\0\0";
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * A JPEG with what draws it, as it was: without EXIF, XMP, IPTC, comments, embedded previews, and whatever follows its
 * end. The profile of its colours stays, and how it is turned. Writes over `bytes`.
 */
export function jpegWithoutMetadata(bytes: Buffer, orientation: number): Buffer {
  const rewrite = rewriteOf(bytes, orientation);
  rewrite.keep(0, 2);
  for (let at = 2; rewrite.goesOn(); ) {
    at = nextMarker(bytes, at);
    const marker = bytes[at + 1];
    if (marker === undefined) break;
    if (marker === END) {
      rewrite.keep(at, at + 2);
      break;
    }
    if (isRestart(marker) || marker === START || marker === 0x01) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const stop = marker === SCAN ? nextMarker(bytes, end) : end;
    const name = bytes.toString("latin1", at + 4, Math.min(end, at + 16));
    if (draws(marker, name)) rewrite.keep(at, stop);
    else if (name.startsWith(EXIF)) rewrite.replaceExif(at, stop, segment);
    at = stop;
  }
  return rewrite.done();
}

function draws(marker: number, name: string): boolean {
  if (!isApplication(marker)) return marker !== COMMENT;
  // JFIF; the colour profile; how Adobe's programs encode colours.
  return marker === 0xe0 || name === "ICC_PROFILE\0" || (marker === 0xee && name.startsWith("Adobe"));
}

/** Where the next marker is that isn't part of a scan; the length where there is none. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !isRestart(marker)) return at;
  }
  return bytes.length;
}

const segment = (exif: Buffer) =>
  Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + EXIF.length + 2]), Buffer.from(EXIF), exif]);
