// Apart from the schemas, as views need it and not zod.
export const MAX_TITLE = 500;
export const MAX_NOTES = 50_000;
/** Of one task. */
export const MAX_ASSIGNEES = 20;
export const MAX_TASK_LABELS = 20;
export const MAX_ATTACHMENTS = 100;
/** Files that one call attaches. */
export const MAX_ATTACHED = 10;
/** Levels of one task: itself, its subtasks and theirs. */
export const MAX_LEVELS = 3;
/** Tasks under one. */
export const MAX_SUBTASKS = 200;
/** Tasks of one tree: what repeats is copied with all that is under it. */
export const MAX_TREE = 500;
/** Tasks that one call moves. */
export const MAX_MOVED = 100;
/** Tasks of one page of a list: a view reads ten pages of a channel with ten thousand. */
export const MAX_PAGE = 1_000;

/** By number, from none to the highest. */
export const PRIORITIES = [0, 1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];
