/** A search takes two connections: this many at once leave most of the pool to everything else. */
const AT_ONCE = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a search when its turn comes, so that a burst of them can't take all connections of the pool. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
