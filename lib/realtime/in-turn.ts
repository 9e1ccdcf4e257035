/** Serializes tasks per key, in the order of the calls; tasks of different keys run concurrently. */
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
