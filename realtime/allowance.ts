/**
 * Lets a burst through and afterwards so much a second.
 * @returns whether something of this cost goes through; what doesn't costs nothing
 */
export function allowance(burst: number, perSecond: number, now = Date.now): (cost?: number) => boolean {
  let left = burst;
  let at = now();
  return (cost = 1) => {
    const time = now();
    left = Math.min(burst, left + ((time - at) / 1_000) * perSecond);
    at = time;
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}
