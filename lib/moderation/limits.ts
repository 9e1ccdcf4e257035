/** Characters of what goes along with a report, to the admins. */
export const REPORT_NOTE_MAX = 1_000;
/** Characters of what goes along with a warning, to whom it is for. */
export const WARNING_NOTE_MAX = 300;
