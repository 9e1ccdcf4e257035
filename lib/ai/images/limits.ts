export const PROMPT_MAX = 4_000;
/** Of one request. */
export const MAX_PICTURES = 4;
/** Of a person in a workspace: older ones have to be deleted before. */
export const MAX_REQUESTS = 2_000;
