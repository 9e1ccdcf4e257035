/** Longest search that is taken, in UTF-16 units. */
export const SEARCH_MAX_LENGTH = 500;

/** Characters at the beginning of a found text that are read to choose the block to show and to mark its words. */
export const SEARCH_MAX_READ = 10_000;

export const HAS_VALUES = ["link", "file", "image", "poll", "code"] as const;
export const IS_VALUES = ["pinned", "thread", "saved", "open", "done", "archived", "card"] as const;
/** Where a due date stands for the person. */
export const DUE_VALUES = ["overdue", "today", "tomorrow", "week", "later", "none"] as const;
export type HasValue = (typeof HAS_VALUES)[number];
export type IsValue = (typeof IS_VALUES)[number];
export type DueValue = (typeof DUE_VALUES)[number];
