import type { Sharp } from "sharp";
import { AppError } from "@/lib/http/errors";

/** More than any camera makes. Decoded, each million takes 4 MB. */
export const MAX_MEGAPIXELS = 100;
const MAX_SIDE = 16_384;

// Native and 20 MB in memory: loaded by the first picture.
async function open(source: string | Uint8Array, limitInputPixels: number | false): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp(source, { limitInputPixels, failOn: "error" });
}

/**
 * Width and height as shown (turned by EXIF) and whether it moves, from the header alone: nothing is decoded. Null where
 * it can't be read. Of animated PNG libvips sees the first frame only; that type is known by its own name.
 * @throws AppError invalid_input for a picture too large to be opened safely
 */
export async function pictureSize(source: string | Uint8Array) {
  const metadata = await (await open(source, false)).metadata().catch(() => null);
  if (!metadata?.width || !metadata.height) return null;
  const { width, height } = metadata.autoOrient ?? metadata;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_MEGAPIXELS * 1_000_000) {
    throw new AppError(
      "invalid_input",
      `The picture has ${width} × ${height} pixels. ${MAX_MEGAPIXELS} megapixels and ${MAX_SIDE} on a side are the most.`,
      { width, height },
    );
  }
  return { width, height, isAnimated: (metadata.pages ?? 1) > 1 };
}

/** How a picture is turned, 1 to 8 as EXIF has it; 1 is upright. From the header alone. */
export async function orientationOf(source: string): Promise<number> {
  const metadata = await (await open(source, false)).metadata().catch(() => null);
  return metadata?.orientation ?? 1;
}

/** A small WebP of a picture: upright, without metadata. `fit` inside the square of `side`, or cropped to fill it. */
export async function smallPicture(
  source: string | Uint8Array,
  side: number,
  fit: "inside" | "cover" = "inside",
): Promise<{ data: Buffer; width: number; height: number }> {
  const picture = await open(source, MAX_MEGAPIXELS * 1_000_000);
  const { data, info } = await picture
    .rotate()
    .resize(side, side, { fit, withoutEnlargement: fit === "inside" })
    .webp({ quality: 78 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export type Encoding = "png" | "jpeg" | "webp";

/** A picture that somebody else's program made, decoded as a whole and encoded anew: without metadata or what follows its end. */
export async function encodedAnew(source: Uint8Array, encoding: Encoding) {
  const picture = await open(source, MAX_MEGAPIXELS * 1_000_000);
  const { data, info } = await picture
    .rotate()
    .toFormat(encoding, encoding === "png" ? {} : { quality: 92 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A PNG of a picture, inside a square of `side`. */
export async function pngInside(source: Uint8Array, side: number): Promise<Buffer> {
  const picture = await open(source, MAX_MEGAPIXELS * 1_000_000);
  const resized = picture.rotate().resize(side, side, { fit: "inside", withoutEnlargement: true });
  return resized.png().timeout({ seconds: 20 }).toBuffer();
}
