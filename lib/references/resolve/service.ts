import { db } from "@/lib/db";
import type { ObjectPreview } from "@/lib/objects/schema";
import type { Viewer } from "@/lib/objects/source";
import { objectSource } from "@/lib/objects/sources";
import { type ObjectKey, objectName } from "@/lib/objects/types";
import type { ReferenceKey, ResolvedReference } from "../schema";
import { findMessageIds, placeName } from "../service";

/** What each target is for this viewer, in the order of the targets; one query for each type among them. */
export async function resolveReferences(
  viewer: Viewer,
  targets: readonly ReferenceKey[],
): Promise<ResolvedReference[]> {
  const places = targets.flatMap((target) => ("id" in target ? [] : target));
  const ids = await findMessageIds(db(), places);
  const keys = targets.map((target): ObjectKey | null => {
    if ("id" in target) return target;
    const id = ids.get(placeName(target));
    return id ? { type: "message", id } : null;
  });
  const found = await resolveObjects(
    viewer,
    keys.filter((key) => key !== null),
  );
  return keys.map((key) => {
    const object = key && found.get(objectName(key));
    return object ? { ...object, isVisible: true } : { isVisible: false };
  });
}

/** What of these objects a viewer may see, by `objectName`; one query for each type among them. */
export async function resolveObjects(
  viewer: Viewer,
  keys: readonly ObjectKey[],
): Promise<Map<string, ObjectPreview>> {
  const byType = Map.groupBy(keys, ({ type }) => type);
  const found = await Promise.all(
    [...byType].map(([type, ofType]) =>
      objectSource(type).resolve(
        viewer,
        ofType.map(({ id }) => id),
      ),
    ),
  );
  return new Map(found.flat().map((object) => [objectName(object), object]));
}
