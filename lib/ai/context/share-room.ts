/** Shares room among texts: what needs less than an equal part leaves the rest to the others. */
export function shareRoom(sizes: readonly number[], room: number): number[] {
  const shares = sizes.map(() => 0);
  let left = Math.max(0, room);
  const bySize = sizes.map((size, at) => ({ size, at })).sort((a, b) => a.size - b.size);
  for (const [index, { size, at }] of bySize.entries()) {
    const share = Math.min(size, Math.floor(left / (bySize.length - index)));
    shares[at] = share;
    left -= share;
  }
  return shares;
}
