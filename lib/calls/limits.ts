/** How long a call rings. */
export const RING_MS = 40_000;
/** A participant whose device is silent for so long has left. Nodes renew it three times in that time. */
export const LEASE_MS = 12_000;
/** For how many people a call rings at once. */
export const MAX_RUNG = 50;
/** How long a page that is reloaded has to be back. A node renews leases more often. */
export const RETURN_MS = 6_000;
export const MAX_DEVICE_NAME = 60;
export const MAX_STREAM_ID = 100;
/** How many a mesh carries; larger calls need an engine with a server. */
export const MESH_LIMITS = { cameras: 4, people: 8 } as const;
