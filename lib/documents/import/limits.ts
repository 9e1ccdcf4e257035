/** Of a file that is imported, in bytes. */
export const MAX_IMPORT_BYTES = 40 * 1024 * 1024;
/** What a person may choose. */
export const IMPORT_TYPES = ".md,.markdown,.txt,.html,.htm,.docx,.zip";
