import type pg from "pg";

type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/**
 * Watches a pool: the returned function says for how many milliseconds its longest waiting caller has waited for one of
 * its connections. Opening another one is no sign of load, however far away the database is.
 */
export function watchWaiting(pool: pg.Pool): () => number {
  // In the order in which they have asked, which is the one in which they are served.
  const waiting = new Set<{ since: number }>();
  const connect = pool.connect.bind(pool);
  function timed(callback?: Callback) {
    const caller = { since: performance.now() };
    const isFull = pool.totalCount >= pool.options.max && pool.idleCount <= pool.waitingCount;
    if (isFull) waiting.add(caller);
    if (!callback) return connect().finally(() => waiting.delete(caller));
    connect((error, client, done) => {
      waiting.delete(caller);
      callback(error, client, done);
    });
  }
  pool.connect = timed as typeof pool.connect;
  return () => {
    const [first] = waiting;
    return first ? performance.now() - first.since : 0;
  };
}
