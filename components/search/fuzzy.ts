import { fold } from "@/components/ui/fold";

/** The least score of a text that has the whole query. */
export const WHOLE = 700;

/**
 * How well a query fits a text: undefined when its letters don't occur in order, else higher is better. Starts of
 * words and runs count most, so that "gd" finds "General discussion" before "bridge day".
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const wanted = fold(query).replace(/\s+/g, "");
  const hay = fold(text);
  if (!wanted) return 0;
  const whole = hay.indexOf(fold(query).trim());
  if (whole >= 0) return 1000 - whole - hay.length / 100 + (isWordStart(hay, whole) ? 500 : 0);

  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = hay.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    score += next === at + 1 ? 8 : isWordStart(hay, next) ? 10 : -Math.min(next - at, 6);
    at = next;
  }
  return score - hay.length / 100;
}

function isWordStart(text: string, index: number) {
  return index === 0 || /[^\p{L}\p{N}]/u.test(text[index - 1] ?? " ");
}
