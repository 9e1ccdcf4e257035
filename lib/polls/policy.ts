type Closing = { closesAt: Date | string | null; closedAt: Date | string | null };

/** A poll ends at its closing time by itself: nothing needs to happen then. */
export function isPollClosed({ closesAt, closedAt }: Closing, now = Date.now()): boolean {
  return closedAt !== null || (closesAt !== null && new Date(closesAt).getTime() <= now);
}
