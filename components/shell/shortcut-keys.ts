export type KeyPress = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

/** Whether a key event matches a shortcut such as "mod+shift+k". */
export function matchesShortcut(shortcut: string, press: KeyPress, apple: boolean) {
  const modifiers = shortcut.toLowerCase().split("+");
  const key = modifiers.pop() ?? "";
  if (press.key.toLowerCase() !== key) return false;
  if ((apple ? press.metaKey : press.ctrlKey) !== modifiers.includes("mod")) return false;
  if (apple ? press.ctrlKey : press.metaKey) return false;
  if (press.altKey !== modifiers.includes("alt")) return false;
  // Signs such as "?" need Shift on some keyboards and not on others: the sign itself is what counts.
  const isSign = key.length === 1 && key === key.toUpperCase();
  return isSign || press.shiftKey === modifiers.includes("shift");
}

/** Whether a key event belongs to a text field: then only shortcuts with `mod` apply. */
export function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"))
  );
}
