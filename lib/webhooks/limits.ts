export const MAX_WEBHOOKS = 100;
export const MAX_WEBHOOK_NAME = 60;
export const MAX_WEBHOOK_URL = 2_000;
/** How many channels one can be limited to. */
export const MAX_WEBHOOK_CHANNELS = 100;
export const MAX_INCOMING_HOOKS = 50;

/** For how long requests are signed with the secret before, too. */
export const ROTATION_HOURS = 24;
/** A webhook is disabled when its deliveries have failed for so long. */
export const DISABLED_AFTER_DAYS = 3;
export const LOG_DAYS = 14;
