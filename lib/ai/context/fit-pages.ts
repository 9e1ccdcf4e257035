import { textOfPages } from "./object-texts";

export type Pages = { pages: readonly string[]; isPaged: boolean };
/** `left` says what was left out, as the end of a sentence; null where all fits. */
export type Fitted = { text: string; left: string | null };

const bytesOf = (text: string) => Buffer.byteLength(text);

/** As much of a text as has room: whole pages, or the beginning where not even one fits. */
export function fitPages(given: Pages, maxBytes: number): Fitted {
  const whole = textOfPages(given);
  if (bytesOf(whole) <= maxBytes) return { text: whole, left: null };
  const { pages, isPaged } = given;
  let count = 0;
  if (isPaged)
    for (let bytes = 0; count < pages.length; count += 1) {
      bytes += bytesOf(pages[count]!) + 20;
      if (bytes > maxBytes) break;
    }
  if (count > 0) {
    const shown = count === 1 ? "page 1" : `pages 1 to ${count}`;
    return {
      text: textOfPages({ pages: pages.slice(0, count), isPaged }),
      left: `only ${shown} of ${pages.length}`,
    };
  }
  const text = beginning(whole, maxBytes);
  const percent = Math.floor((bytesOf(text) / bytesOf(whole)) * 100);
  return { text, left: text ? `only the first ${Math.max(1, percent)}%` : "nothing" };
}

/** Not within a character. */
const beginning = (text: string, maxBytes: number): string =>
  new TextDecoder().decode(Buffer.from(text).subarray(0, Math.max(0, maxBytes)), { stream: true });
