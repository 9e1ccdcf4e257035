export const MAX_NAME_CHARS = 60;
export const MAX_MODEL_NAME_CHARS = 200;
export const MAX_URL_CHARS = 500;
export const MAX_KEY_CHARS = 500;
export const MAX_TOKENS = 10_000_000;
/** Models that may answer in place of one. */
export const MAX_FALLBACKS = 5;
