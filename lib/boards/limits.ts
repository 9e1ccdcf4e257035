// Apart from the schemas, as views need it and not zod.
/** Of one board. */
export const MAX_COLUMNS = 50;
export const MAX_COLUMN_NAME = 60;
/** The highest number of cards that a column may warn of. */
export const MAX_COLUMN_LIMIT = 999;
