export const MAX_TITLE = 200;
export const MAX_INSTRUCTIONS = 8_000;
/** Of the title that is made from the first question. */
export const MADE_TITLE = 60;
