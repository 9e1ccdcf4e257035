/** Of the text that is commented on, in UTF-16 units. */
export const MAX_QUOTED = 10_000;
/** As much of it is kept and shown. */
export const MAX_QUOTE = 300;
/** Of the text of a suggestion, before and after. */
export const MAX_SUGGESTED = 2_000;
/** Of one document. */
export const MAX_COMMENTS = 1_000;
