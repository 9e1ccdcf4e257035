"use client";

const KEY = "guildhall.single-keys";

/** Whether letters and digits alone are commands in lists and boards: who speaks to the computer switches them off. */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    // The browser's storage is off.
    return true;
  }
}

/** Remembered in this browser, at once for all of its pages. */
export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without storage it can't be remembered.
  }
}
