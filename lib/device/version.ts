/** What the names of the caches begin with; the rest is the version of the build. `public/service-worker.js` has it too. */
export const CACHE_PREFIX = "guildhall-";

/** The worker's address. Another version is another worker; without one, as in development, it keeps no code. */
export const workerAddress = (version: string | null) =>
  version ? `/service-worker.js?v=${encodeURIComponent(version)}` : "/service-worker.js";
