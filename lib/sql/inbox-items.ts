// Conditions over inbox items i.

/** Neither done nor snoozed. */
export const IS_OPEN = "i.done_at IS NULL AND (i.snoozed_until IS NULL OR i.snoozed_until <= now())";
export const IS_UNREAD = `i.read_at IS NULL AND ${IS_OPEN}`;
