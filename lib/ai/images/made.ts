import { type Encoding, encodedAnew, pictureSize, smallPicture } from "@/lib/files/image";
import { ALT_MAX_LENGTH } from "@/lib/files/limits";
import { makeThumbnail } from "@/lib/files/thumbnail/service";
import { typeOfStart } from "@/lib/files/type";
import { createFile } from "@/lib/files/upload/service";
import { storage } from "@/lib/storage/storage";
import { NotAPicture } from "../models/images/wire";

const ENCODINGS: Record<string, Encoding> = {
  "image/png": "png",
  "image/jpeg": "jpeg",
  "image/webp": "webp",
};
const PREVIEW_SIDE = 240;

/**
 * What a provider sent as a picture, looked at and encoded anew. SVG, pages and anything else are none.
 * @throws NotAPicture; AppError invalid_input for one that is too large to be opened safely
 */
export async function checkedPicture(bytes: Uint8Array) {
  const type = await typeOfStart(bytes);
  const encoding = ENCODINGS[type];
  if (!encoding) throw new NotAPicture("of no type that a picture has");
  await pictureSize(bytes);
  const encoded = await encodedAnew(bytes, encoding).catch(() => null);
  if (!encoded) throw new NotAPicture("it can't be decoded");
  return { type, extension: encoding === "jpeg" ? "jpg" : encoding, ...encoded };
}

/** Stores it as a file that nothing uses yet. */
export async function storePicture(
  { data, type, extension, width, height }: Awaited<ReturnType<typeof checkedPicture>>,
  { ownerId, prompt }: { ownerId: string; prompt: string },
) {
  const file = { type, width, height, size: data.length, alt: altOf(prompt) };
  const name = `${nameOf(prompt)}.${extension}`;
  const stored = await createFile({ ...file, ownerId, purpose: "AI_IMAGE", name }, (key) =>
    storage().put(key, data),
  );
  // Its person looks at it at once.
  await makeThumbnail(stored.id);
  return stored;
}

/** A small one as data URL; null for what can't be decoded. */
export async function previewOf(bytes: Uint8Array): Promise<string | null> {
  if (!ENCODINGS[await typeOfStart(bytes)]) return null;
  const small = await smallPicture(bytes, PREVIEW_SIDE).catch(() => null);
  return small && `data:image/webp;base64,${small.data.toString("base64")}`;
}

const line = (prompt: string) => prompt.replace(/\s+/g, " ").trim();
const altOf = (prompt: string) => line(prompt).slice(0, ALT_MAX_LENGTH).toWellFormed();

/** “a-lighthouse-at-dusk”: what a person finds again among their downloads. */
function nameOf(prompt: string): string {
  const words = line(prompt)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 48)
    .toWellFormed();
  return words.replace(/^-+|-+$/g, "") || "picture";
}
