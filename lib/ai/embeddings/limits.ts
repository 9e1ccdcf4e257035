/** Of a passage, in UTF-16 units: what one vector can stand for, and what every model for embeddings reads whole. */
export const PASSAGE_MAX = 1_500;
/** A longer text is cut into pieces that have as much in common. */
export const OVERLAP = 150;
/** Messages in a row of a stream that have one vector at most; as many are shown around a message that is found. */
export const BUCKET = 5;
export const BUCKET_MINUTES = 15;
/** Paragraphs in a row that have one vector at most; as many are shown from the first one on. */
export const PARAGRAPHS = 6;
/** Passages of one document or task. What follows is found by its words. */
export const PASSAGES_MAX = 400;
/** The objects that are looked at, and the texts that are sent, at once. */
export const [BATCH, TEXTS] = [300, 64];
