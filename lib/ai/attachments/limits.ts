/** Of one question. */
export const MAX_ATTACHMENTS = 20;
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** Of the text of one, in UTF-16 units: the rest isn't read. */
export const MAX_FILE_TEXT = 2_000_000;
export const MAX_PDF_PAGES = 2_000;
/** About what a model counts a picture as. */
export const PICTURE_TOKENS = 1_500;
/** Of one prompt, the latest ones. */
export const MAX_PROMPT_PICTURES = 20;
