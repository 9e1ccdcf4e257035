const KEY = "guildhall.joining";

/** Remembers in this tab that a person has asked to join by an invite, while they sign up or in. */
export function rememberJoining(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Forbidden: then they press once more.
  }
}

/**
 * Whether that was asked for this invite; true once. It can't be a part of the address: a link of somebody else's would
 * make people join.
 */
export function takeJoining(token: string): boolean {
  try {
    const isAsked = sessionStorage.getItem(KEY) === token;
    if (isAsked) sessionStorage.removeItem(KEY);
    return isAsked;
  } catch {
    return false;
  }
}
