const keyOf = (workspaceId: string) => `guildhall.first-steps.${workspaceId}`;

/** Whether an owner has put the first steps of a workspace away, on this device. */
export function areStepsDismissed(workspaceId: string): boolean {
  try {
    return localStorage.getItem(keyOf(workspaceId)) !== null;
  } catch {
    return false;
  }
}

export function dismissSteps(workspaceId: string): void {
  try {
    localStorage.setItem(keyOf(workspaceId), "dismissed");
  } catch {
    // Full, or forbidden: they are back on the next page.
  }
}
