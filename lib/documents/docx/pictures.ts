import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { openFile } from "@/lib/files/open";
import { log } from "@/lib/log";
import { fileIdsIn, type ShownFile } from "../export/files";
import type { RichTextNode } from "../rich-text/node";

export type DocxPicture = { data: Buffer; type: "png" | "jpg"; width: number; height: number };

/** Pixels of a side: enough for a page that is printed. */
const MAX_SIDE = 1_600;
/** All of them are in memory at once, and each is hashed as often as it is shown. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** Of bytes: the library looks through the whole text for each picture. */
export const MIN_COST = 50_000;

/** The pictures of a rich text as Word shows them, by id; further ones are linked. */
export async function readPictures(
  content: RichTextNode,
  files: ReadonlyMap<string, ShownFile>,
): Promise<Map<string, DocxPicture>> {
  const pictures = new Map<string, DocxPicture>();
  let room = MAX_BYTES;
  for (const id of fileIdsIn(content)) {
    const file = files.get(id);
    if (!file || !PICTURE_TYPES.includes(file.type) || Math.max(MIN_COST, file.size) > room) continue;
    const picture = await toPicture(file);
    if (picture) pictures.set(id, picture);
    room -= Math.max(MIN_COST, picture?.data.length ?? 0);
  }
  return pictures;
}

async function toPicture(file: ShownFile): Promise<DocxPicture | null> {
  const isPhoto = file.type === "image/jpeg";
  try {
    const picture = sharp(await buffer(await openFile(file)))
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: "inside", withoutEnlargement: true });
    const { data, info } = await (isPhoto ? picture.jpeg() : picture.png()).toBuffer({
      resolveWithObject: true,
    });
    return { data, type: isPhoto ? "jpg" : "png", width: info.width, height: info.height };
  } catch (error) {
    log.warn({ file: file.id, name: (error as Error).name }, "a picture can't be read for an export");
    return null;
  }
}
