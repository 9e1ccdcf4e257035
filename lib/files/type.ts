import { open } from "node:fs/promises";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import { pictureSize } from "./image";
import { PICTURE_TYPES } from "./limits";

const SAMPLE_BYTES = 64 * 1024;
const UNKNOWN = "application/octet-stream";

export type Content = { type: string; width: number | null; height: number | null; isAnimated: boolean };

/** Without parameters: file-type gives "audio/ogg; codecs=opus" for what is audio/ogg to everybody else. */
const essenceOf = (type: string) => type.split(";")[0]!.trim();
const STILL = { width: null, height: null, isAnimated: false };

/**
 * What a file is by its content; its name says nothing. A picture whose header can't be read is a plain file.
 * @throws AppError invalid_input for a picture too large to be opened safely
 */
export async function contentOf(path: string): Promise<Content> {
  const found = await fileTypeFromFile(path);
  return withSize(found ? essenceOf(found.mime) : await textOrUnknown(path), path);
}

/** Only the type, by the beginning of a file. */
export async function typeOfStart(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return essenceOf(found.mime);
  return isText(bytes) ? "text/plain" : UNKNOWN;
}

/** A type with what the header of a picture says. A picture whose header can't be read is a plain file. */
export async function withSize(type: string, source: string | Uint8Array): Promise<Content> {
  if (!PICTURE_TYPES.includes(type)) return { type, ...STILL };
  const size = await pictureSize(source);
  if (!size) return { type: UNKNOWN, ...STILL };
  return { type, ...size, isAnimated: size.isAnimated || type === "image/apng" };
}

async function textOrUnknown(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return isText(buffer.subarray(0, bytesRead)) ? "text/plain" : UNKNOWN;
  } finally {
    await handle.close();
  }
}

/** UTF-8 without NUL. The last character may be cut. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
