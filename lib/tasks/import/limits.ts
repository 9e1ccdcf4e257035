/** Of a file with tasks, in bytes. */
export const MAX_TASKS_FILE = 40 * 1024 * 1024;
/** Tasks of one import, with all that is under them. */
export const MAX_IMPORTED_TASKS = 20_000;
export const MAX_IMPORTED_COMMENTS = 20_000;
/** Of a board's file. Items of checklists can end as lines of a description, so they may be more than tasks. */
export const MAX_TRELLO_CHECK_ITEMS = 100_000;
export const MAX_TRELLO_LABELS = 10_000;
/** Values of the JSON: a board of 40 MB has two million. */
export const MAX_TRELLO_ENTRIES = 4_000_000;
/** Rows that are read, people, comments and attachments too. */
export const MAX_TRELLO_ROWS = 500_000;
/** Of a spreadsheet. */
export const MAX_CSV_COLUMNS = 200;
