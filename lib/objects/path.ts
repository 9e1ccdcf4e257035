import { OBJECT_TYPES, type ObjectAddress, type ObjectType } from "./types";

/**
 * Where an object is shown; null where it has no page.
 * @param slug the workspace that is open: conversations belong to none and are shown there
 */
export function objectPath(object: ObjectAddress & { type: ObjectType }, slug: string): string | null {
  return OBJECT_TYPES[object.type].path(object, slug);
}
