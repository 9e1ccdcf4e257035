/** A GROUP holds this many people at most; each receipt goes to all of them. */
export const MAX_PEOPLE = 50;
