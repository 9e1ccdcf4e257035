/** A text that was made from another: of each of its UTF-16 units, the part of the original that it came from. */
export type Traced = { text: string; starts: number[]; ends: number[] };

export const traced = (): Traced => ({ text: "", starts: [], ends: [] });

/** Appends what came from one part of the original. */
export function append(to: Traced, text: string, start: number, end: number): void {
  to.text += text;
  for (let n = 0; n < text.length; n += 1) {
    to.starts.push(start);
    to.ends.push(end);
  }
}

/** A text as it is, from itself. */
export function untouched(text: string): Traced {
  const result: Traced = { text, starts: [], ends: [] };
  for (let at = 0; at < text.length; at += 1) {
    result.starts.push(at);
    result.ends.push(at + 1);
  }
  return result;
}

/** Replaces each match; what comes in its place belongs to all of what it replaces, or stands between its neighbours. */
export function replaceTraced(from: Traced, pattern: RegExp, by: (match: string) => string): Traced {
  const result = traced();
  let at = 0;
  const copy = (until: number) => {
    result.text += from.text.slice(at, until);
    for (; at < until; at += 1) {
      result.starts.push(from.starts[at]!);
      result.ends.push(from.ends[at]!);
    }
  };
  for (const { 0: match, index } of from.text.matchAll(pattern)) {
    copy(index);
    const end = index + match.length;
    append(result, by(match), from.starts[index]!, from.ends[Math.max(index, end - 1)]!);
    at = end;
  }
  // Most texts have none.
  if (at === 0 && result.text === "") return from;
  copy(from.text.length);
  return result;
}
