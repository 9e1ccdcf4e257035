/** What the editor makes a table at most; what is larger is for a file. */
export const MAX_TABLE_ROWS = 500;
export const MAX_TABLE_COLUMNS = 50;
export const MAX_TABLE_CELLS = 5_000;
/** What is stored of one: two people who add to it at the same time exceed what each of them may. */
export const MAX_STORED_ROWS = 2 * MAX_TABLE_ROWS;
export const MAX_STORED_COLUMNS = 2 * MAX_TABLE_COLUMNS;
/** How many columns and rows more than one all cells of a table cover: a few bytes could make it endless. */
export const MAX_STORED_SPANS = 4_000;
/** How many columns or rows one merged cell covers. */
export const MAX_SPAN = 100;

export const MIN_COLUMN_WIDTH = 48;
export const MAX_COLUMN_WIDTH = 2_000;

/** The width of a picture, in percent of the text's. */
export const MIN_IMAGE_WIDTH = 10;

export const MAX_CAPTION = 500;
export const MAX_ALT = 1_000;
export const MAX_FILE_NAME = 255;
