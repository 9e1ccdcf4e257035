export const PROMPT_NAME_MAX = 32;
export const PROMPT_MAX = 8_000;
/** Of one person in a workspace. */
export const MAX_PROMPTS = 100;

/** What can follow a slash: letters of any language, digits, and - or _ between them. */
export const PROMPT_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;
