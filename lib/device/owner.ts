const OWNER = "guildhall.device";

/** Whose data this browser stores for use without a connection; null where it stores none. */
export function deviceOwner(): string | null {
  try {
    return localStorage.getItem(OWNER);
  } catch {
    return null;
  }
}

/**
 * Set by each page of a person. What another person left is neither shown nor written to from then on. Without HTTPS
 * browsers have no service workers, which what is stored would be of no use without.
 */
export function setDeviceOwner(userId: string): void {
  try {
    if ("serviceWorker" in navigator) localStorage.setItem(OWNER, userId);
  } catch {
    // The storage is off: nothing is stored.
  }
}

export function clearDeviceOwner(): void {
  try {
    localStorage.removeItem(OWNER);
  } catch {
    // The storage is off: nothing is stored.
  }
}
