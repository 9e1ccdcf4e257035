/** Longest search that is taken, in UTF-16 units. */
export const SEARCH_MAX_LENGTH = 500;

export const HAS_VALUES = ["link", "file", "image", "poll", "code"] as const;
export const IS_VALUES = ["pinned", "thread", "saved"] as const;
export type HasValue = (typeof HAS_VALUES)[number];
export type IsValue = (typeof IS_VALUES)[number];
