import { buffer } from "node:stream/consumers";
import type { Actor } from "@/lib/auth/actor";
import { accessFile } from "@/lib/files/access";
import { smallPicture } from "@/lib/files/image";
import { openFile } from "@/lib/files/open";
import type { File } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { isPicture } from "./presenter";
import { textOfFile } from "./read-file";

export type Picture = { name: string; data: Uint8Array; mediaType: string };
export type LoadedText = {
  title: string;
  pages: readonly string[];
  isPaged: boolean;
  notes: readonly string[];
};
type Loaded = { text: LoadedText } | { picture: Picture } | { missing: string };

/** Pixels of a side: as much as models look at. */
const MAX_SIDE = 1_568;

/** A file for a prompt, if the person may read it now. */
export async function loadAttachment(
  viewer: Pick<Actor, "userId">,
  { fileId, name }: { fileId: string; name: string },
): Promise<Loaded> {
  const file = await accessFile(viewer, fileId).catch(onlyRefused);
  const missing = { missing: `“${name}” can’t be opened any more, and was left out.` };
  if (!file) return missing;
  if (isPicture(file)) return (await pictureOf(file)) ?? missing;
  const text = await textOfFile(file);
  if (!text) return { missing: `“${name}” can’t be read, and was left out.` };
  return { text: { title: name, pages: text.pages, isPaged: text.isPaged, notes: text.notes } };
}

async function pictureOf(file: File): Promise<{ picture: Picture } | null> {
  const bytes = await buffer(await openFile(file));
  const small = await smallPicture(bytes, MAX_SIDE).catch(() => null);
  return small && { picture: { name: file.name, data: small.data, mediaType: "image/webp" } };
}

function onlyRefused(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
