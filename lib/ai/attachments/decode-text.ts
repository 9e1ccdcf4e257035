const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;
const CONTROLS = /[^\P{Cc}\t\n\v\f\r]/gu;
const SAMPLE = 4_096;
/** Of control characters, which text has by accident. */
const MAX_CONTROLS = 0.1;

export type Decoded = { text: string; encoding: string };

/** The text of a file in UTF-8, UTF-16 or Windows-1252; null where it isn't text. @param isCut the end may be within a character */
export function decodeFile(bytes: Uint8Array, isCut = false): Decoded | null {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return decode(bytes, marked.encoding, isCut);
  const wide = wideEncoding(bytes);
  if (wide) return decode(bytes, wide, isCut);
  return decode(bytes, "utf-8", isCut) ?? decodeWestern(bytes);
}

function decode(bytes: Uint8Array, encoding: string, isCut: boolean): Decoded | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
    const controls = text.match(CONTROLS)?.length ?? 0;
    return controls > text.length * MAX_CONTROLS ? null : { text, encoding };
  } catch {
    return null;
  }
}

/** Every byte is a character of it, so it is one only where no byte is a control or none of its characters. */
function decodeWestern(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? null : { text, encoding: "windows-1252" };
}

/** UTF-16 without a mark: in ASCII every other byte is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return "utf-16le";
  return even > half * 0.4 && odd < half * 0.05 ? "utf-16be" : null;
}
