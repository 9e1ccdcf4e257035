/**
 * What has the focus when a popup has closed: the button that opened it, unless what was done in it put the focus
 * into a field, as an emoji or a format does to the text that takes it. There it stays.
 */
export function focusAfterwards(popup: Element | null, opener: HTMLElement | null): HTMLElement | boolean {
  const { activeElement: now } = document;
  const isWriting = now?.matches("input, textarea, [contenteditable=true]") && !popup?.contains(now);
  return isWriting ? false : (opener ?? true);
}
