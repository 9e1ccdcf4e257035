import { overloaded } from "./http/overload";

/**
 * A semaphore with a bounded queue: `atOnce` tasks run at a time. Waiting here costs less than waiting for a database
 * connection, and no task is refused halfway.
 * @throws AppError overloaded where `maxWaiting` wait already
 */
export function turns({
  atOnce,
  maxWaiting = Number.POSITIVE_INFINITY,
}: {
  atOnce: number;
  maxWaiting?: number;
}) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) throw overloaded();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Hands the slot to the next task.
      if (next) next();
      else running -= 1;
    }
  };
}
