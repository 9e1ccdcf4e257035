/** In characters: a book. */
export const MAX_MARKDOWN = 1_000_000;
export const MAX_BLOCK_EDITS = 200;
