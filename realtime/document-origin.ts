import type { RedisTransactionOrigin } from "@hocuspocus/server";

/** Marks what comes out of the log: it is neither written to it nor passed to other nodes again. */
export const FROM_LOG: RedisTransactionOrigin = { source: "redis" };
