/** Of all blocks together that a model is asked to change at once. */
export const MAX_WRITING_CHARS = 12_000;
export const MAX_BLOCKS = 500;
/** Of what stands before the place where a model goes on. */
export const MAX_BEFORE_CHARS = 6_000;
export const MAX_INSTRUCTION_CHARS = 2_000;
export const MAX_OPTION_CHARS = 60;
/** Marked runs, and what isn't text, in one block. */
export const MAX_MARKS = 200;
export const MAX_LABEL_CHARS = 80;
/** Suggestions made of one answer. */
export const MAX_HUNKS = 200;
/** Of what is proposed for one task. */
export const MAX_PROPOSED_SUBTASKS = 20;
