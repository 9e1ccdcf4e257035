import type { Actor } from "@/lib/auth/actor";
import { notFound } from "@/lib/http/errors";
import { objectPath } from "@/lib/objects/path";
import { objectSource } from "@/lib/objects/sources";
import type { ObjectKey } from "@/lib/objects/types";
import { estimateTokens } from "../usage/cost";
import { asData } from "./as-data";
import { MAX_OBJECT_TEXT } from "./limits";
import { OBJECT_TEXTS, READ_BY_JOB } from "./object-texts";
import type { ContextSize } from "./schema";
import { visibleText } from "./visible-text";

type Viewer = Pick<Actor, "userId">;
export type ReadObject = { title: string; path: string; text: string; isCut: boolean };

/** An object as plain text. Null where the viewer may not read it now, or it isn't there any more. */
export async function readObject(
  viewer: Viewer,
  { type, id }: ObjectKey,
  maxCharacters = MAX_OBJECT_TEXT,
): Promise<ReadObject | null> {
  const [object] = await objectSource(type).resolve(viewer, [id]);
  if (!object) return null;
  const whole = visibleText(await OBJECT_TEXTS[type](viewer, object, maxCharacters)).trim();
  const path = objectPath(object, object.place?.workspaceSlug ?? "") ?? "";
  const text = whole.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, "");
  return { title: titleOf(object), path, text, isCut: text.length < whole.length };
}

/** The same, marked as data for a prompt. */
export async function renderObject(
  viewer: Viewer,
  object: ObjectKey,
  { maxCharacters = MAX_OBJECT_TEXT }: { maxCharacters?: number } = {},
): Promise<{ title: string; path: string; text: string } | null> {
  const read = await readObject(viewer, object, maxCharacters);
  if (!read) return null;
  const { title, path, text } = read;
  return { title, path, text: asData(title, text) };
}

/** @throws AppError not_found for what the viewer may not read */
export async function sizeOfObject(viewer: Viewer, object: ObjectKey): Promise<ContextSize> {
  const { type, id } = object;
  const [found] = await objectSource(type).resolve(viewer, [id]);
  if (!found) throw notFound("object");
  const isRead = (await READ_BY_JOB[type]?.(viewer, id)) ?? true;
  if (!isRead) return { title: titleOf(found), tokens: 0, isCut: false, isReading: true };
  const read = await readObject(viewer, object);
  if (!read) throw notFound("object");
  return { title: read.title, tokens: estimateTokens(read.text), isCut: read.isCut, isReading: false };
}

type Titled = { type: string; title: string; place: { channelName: string } | null };

/** With the channel, where that says more. */
function titleOf({ type, title, place }: Titled): string {
  if (!place || place.channelName === title) return title;
  return type === "message"
    ? `Message of ${title} in ${place.channelName}`
    : `${title} in ${place.channelName}`;
}
