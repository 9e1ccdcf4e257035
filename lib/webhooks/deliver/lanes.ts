/**
 * How many requests a worker has under way at once. Endpoints that fail have a lane of their own, so that however many of
 * them hang, the others find room.
 */
export const LANES = {
  healthy: { size: 512, ofEndpoint: 2 },
  failing: { size: 64, ofEndpoint: 1 },
} as const;

export type Lane = keyof typeof LANES;
export type Room = Record<Lane, number>;

/** For names, connection, request and answer together. */
export const TIMEOUT_MS = 10_000;
/** After which a try is taken for lost, with its worker. */
export const LEASE_SECONDS = 60;
