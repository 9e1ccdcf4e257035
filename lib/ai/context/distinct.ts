import { type ObjectKey, objectName } from "@/lib/objects/types";

/** Each object once, in the order in which they were first named. */
export const distinctObjects = (objects: readonly ObjectKey[]): ObjectKey[] => [
  ...new Map(objects.map((object) => [objectName(object), object])).values(),
];
