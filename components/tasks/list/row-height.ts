/** Of all rows of a list, headings among them: on a phone a task has two lines. */
export const ROW_HEIGHT = "h-9 sm:pointer-coarse:h-11 max-sm:h-14";

/** The same in pixels. */
export function rowHeight(): number {
  if (matchMedia("(width < 40rem)").matches) return 56;
  return matchMedia("(pointer: coarse)").matches ? 44 : 36;
}
