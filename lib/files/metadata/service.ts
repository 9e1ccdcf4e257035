import { open, readFile, stat, writeFile } from "node:fs/promises";
import { AppError } from "@/lib/http/errors";
import { storageFailure } from "@/lib/storage/failure";
import { orientationOf } from "../image";
import { blankFilmMetadata, blankPictureMetadata } from "./boxes";
import { jpegWithoutMetadata } from "./jpeg";
import { type Patchable, patchableFile } from "./patchable";
import { pngWithoutMetadata } from "./png";
import { webpWithoutMetadata } from "./webp";

const REWRITE: Record<string, (bytes: Buffer, orientation: number) => Buffer> = {
  "image/jpeg": jpegWithoutMetadata,
  "image/png": pngWithoutMetadata,
  "image/apng": pngWithoutMetadata,
  "image/webp": webpWithoutMetadata,
};
const BLANK: Record<string, (file: Patchable) => Promise<void>> = {
  "image/avif": blankPictureMetadata,
  "image/heic": blankPictureMetadata,
  "image/heif": blankPictureMetadata,
  "video/mp4": blankFilmMetadata,
  "video/quicktime": blankFilmMetadata,
  "video/x-m4v": blankFilmMetadata,
  "video/3gpp": blankFilmMetadata,
};

/**
 * Takes out of a photo or film what its camera wrote about place, time and device; not a pixel changes. Works on the
 * file itself.
 * @returns the size that is left, in bytes
 * @throws AppError invalid_input for one that is too damaged to be sure
 */
export async function removeMetadata(path: string, type: string): Promise<number> {
  const rewrite = REWRITE[type];
  if (rewrite) {
    const bytes = await readFile(path);
    const kept = rewrite(bytes, await orientationOf(path));
    if (kept.length < bytes.length) await writeFile(path, kept).catch(storageFailure);
    return kept.length;
  }
  const blank = BLANK[type];
  if (blank) {
    const file = await open(path, "r+");
    try {
      await blank(await patchableFile(file)).catch(refuseDamaged);
    } finally {
      await file.close();
    }
  }
  return (await stat(path)).size;
}

/**
 * The same for a file that lies elsewhere and can only be written over.
 * @throws as removeMetadata
 */
export async function blankMetadata(file: Patchable, type: string): Promise<void> {
  await BLANK[type]?.(file).catch(refuseDamaged);
}

function refuseDamaged(error: unknown): never {
  // Lengths that lead out of the file.
  if (!(error instanceof RangeError)) return storageFailure(error);
  throw new AppError(
    "invalid_input",
    "This file is damaged, so the place where it was taken can’t be removed from it. Save it anew, or put it into an archive to send it as it is.",
  );
}
