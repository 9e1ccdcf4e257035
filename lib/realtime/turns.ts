import { overloaded } from "@/lib/http/overload";

/**
 * Lets `atOnce` pieces of work run at a time and the others wait for their turn, which costs less than waiting for a
 * connection each: nobody's work is refused halfway.
 * @throws AppError overloaded where `maxWaiting` wait already
 */
export function turns({ atOnce, maxWaiting }: { atOnce: number; maxWaiting: number }) {
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
      // The turn passes on as it is.
      if (next) next();
      else running -= 1;
    }
  };
}
