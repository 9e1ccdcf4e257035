/** Runs work of the same key one after the other, in the order in which it was given; that of other keys meanwhile. */
export function inTurn() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key);
    const result = before ? before.then(work, work) : work();
    last.set(key, result);
    const end = () => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(end, end);
    return result;
  };
}
