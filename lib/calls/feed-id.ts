/** Rooms and participants of Janus have numbers: 52 bits of a UUID, of its random end. */
export const feedIdOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(-13), 16);
