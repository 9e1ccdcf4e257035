// Apart from the schemas, as the first load of a channel needs it and not zod.
export const POLL_MAX_OPTIONS = 20;
