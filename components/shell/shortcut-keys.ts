export type KeyPress = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

/** Whether a press is a shortcut such as "mod+shift+k". */
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

/** Whether a press belongs to what is being typed: then only shortcuts with `mod` count. */
export function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
