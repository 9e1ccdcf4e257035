// Apart from the schemas, as the first load of a channel needs it and not zod.
export const MAX_RESOLVED = 100;
