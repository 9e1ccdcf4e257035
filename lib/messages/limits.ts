// Apart from the schemas, as the first load of a channel needs these and not zod.

/** In UTF-16 units. */
export const MESSAGE_MAX_LENGTH = 10_000;
export const MESSAGE_MAX_FILES = 10;
