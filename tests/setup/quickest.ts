/** The shortest time that some work takes, in ms: of many runs, one that nothing else on the machine has slowed down. */
export function quickest(work: () => void): number {
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
