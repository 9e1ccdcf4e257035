import { OBJECT_TYPES, type ObjectAddress, type ObjectType } from "./types";

type Shown = "beside" | "page";

/**
 * Where an object is shown; null where it has no page.
 * @param slug the workspace that is open: conversations belong to none and are shown there
 * @param as a page of its own, for what is shown beside another one by default
 */
export function objectPath(
  object: ObjectAddress & { type: ObjectType },
  slug: string,
  as: Shown = "beside",
): string | null {
  const row: (typeof OBJECT_TYPES)[ObjectType] & { ownPage?: typeof row.path } = OBJECT_TYPES[object.type];
  return as === "page" && row.ownPage ? row.ownPage(object, slug) : row.path(object, slug);
}
