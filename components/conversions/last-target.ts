const KEY = "guildhall.conversion-target";

/** Where the last message went that was turned into something; the first to be offered. */
export function lastTarget(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function setLastTarget(channelId: string): void {
  try {
    localStorage.setItem(KEY, channelId);
  } catch {
    // Without storage the place that was visited last is first.
  }
}
