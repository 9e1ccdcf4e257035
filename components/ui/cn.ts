import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups } from "./class-groups";

export const mergeClasses = createTailwindMerge(() => ({
  ...classGroups,
  cacheSize: 500,
  theme: {},
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: ["before", "after", "*", "**", "file", "marker", "placeholder", "selection"],
}));

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...classes: ClassValue[]) {
  return mergeClasses(clsx(classes));
}
