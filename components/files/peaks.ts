/** The loudest level of each of `count` equal stretches, as 0 to 255; fewer where there are fewer levels (0 to 1). */
export function peaksOf(levels: readonly number[], count: number): number[] {
  const bars = Math.max(1, Math.min(count, levels.length));
  return Array.from({ length: bars }, (_, index) => {
    const from = Math.floor((index * levels.length) / bars);
    const to = Math.max(from + 1, Math.floor(((index + 1) * levels.length) / bars));
    return Math.round(Math.min(1, Math.max(0, ...levels.slice(from, to))) * 255);
  });
}
