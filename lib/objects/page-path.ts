import { objectPath } from "./path";
import { placePath } from "./place";
import type { ObjectAddress, ObjectType } from "./types";

/**
 * Where an object of a channel's content is shown as a page of its own, not beside another one; for any other object the
 * same as `objectPath`. Apart from that, as the first load of a channel has no use for it.
 */
export function objectPagePath(object: ObjectAddress & { type: ObjectType }, slug: string): string | null {
  if (!object.place) return null;
  const { anchor, ...channel } = object.place;
  const isContent = anchor && "type" in anchor && anchor.type === object.type;
  return isContent ? `${placePath(channel, slug)}/${anchor.type}/${anchor.id}` : objectPath(object, slug);
}
