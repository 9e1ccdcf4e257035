const KEY = "guildhall.call-joins-muted";

/** Whether one joins muted, as one last chose on this device. */
export function joinsMuted(): boolean {
  try {
    return localStorage.getItem(KEY) === "true";
  } catch {
    return false;
  }
}

export function rememberJoinsMuted(isMuted: boolean) {
  try {
    localStorage.setItem(KEY, String(isMuted));
  } catch {
    // It holds for this page.
  }
}
