/** Calls in one answer, beside its steps. */
export const MAX_CALLS = 24;
/** Of a person, over all of their answers. */
export const CALLS_PER_MINUTE = 60;
/** Changes that one answer asks for. */
export const MAX_REQUESTS = 5;
/** After which a change isn't made any more: what it was about may have changed. */
export const REQUEST_HOURS = 24;
