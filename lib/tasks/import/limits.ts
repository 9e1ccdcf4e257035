/** Of a file with tasks, in bytes. */
export const MAX_TASKS_FILE = 40 * 1024 * 1024;
/** Tasks of one import, with all that is under them. */
export const MAX_IMPORTED_TASKS = 20_000;
export const MAX_IMPORTED_COMMENTS = 20_000;
/** Of a spreadsheet. */
export const MAX_CSV_COLUMNS = 200;
