import { type DayForm, MONTH, WEEKDAY } from "@/lib/dates/phrases";

/** How a date was written: a day (`DayForm`), a day with a time, a time alone, or a repetition. */
export type Form = DayForm | "timed" | "time" | "repeat";

/** After these a date belongs to the sentence: "minutes of Monday", "until tomorrow", "Black Friday". */
const BEFORE = new Set(
  [
    "a an the of from for since until till to before after between than vs and or & next this last every in with about",
    "is not no as like release version update chapter section part page item step rule v § -",
    "black good cyber super easter palm ash holy fat giving casual manic bloody usa",
  ]
    .join(" ")
    .split(" "),
);
/** Before these a date that the sentence goes on from has ended. */
const AFTER = /^\s*(?:[,;:]|(?:about|with|on|by|at|in|for|from|via|because|if)\s)/i;
const DAY_WORD = `(?:${WEEKDAY}|${MONTH}|today|tomorrow|\\d[\\d.:/-]*)`;
const ENDS_IN_DAY = new RegExp(`(?<!\\S)${DAY_WORD}[,.;]?\\s*$`, "i");
/** "Monday and Tuesday", "9 to 11". */
const GOES_ON = new RegExp(
  `^\\s*(?:,|and|or|to|till|until|&|–|—|-)\\s*(?:on\\s+)?${DAY_WORD}(?![\\p{L}\\p{N}])`,
  "iu",
);

/**
 * Whether what was read at a place is meant as a date: at the end of the line, at its beginning, or within it where
 * words say so. Otherwise it is a part of the title, such as "May 5" in "Report May 5 numbers". What is understood
 * already counts as blank.
 */
export function readsAsDate(line: string, start: number, length: number, form: Form): boolean {
  const before = line.slice(0, start).replace(/\uFFFC+/g, " ");
  // A label or a person that isn't known stays in the title, and doesn't go on with the sentence.
  const after = line.slice(start + length).replace(/\uFFFC+|(?<!\S)[@#]\S+/g, " ");
  const text = line.slice(start, start + length);
  const isFirst = before.trim() === "";
  const isLast = /^[\s.,;:!?)]*$/.test(after);
  if (!isFirst && isPartOf(before, text, form)) return false;
  if (GOES_ON.test(after)) return false;
  if (isLast) return true;
  if (isFirst) return form !== "name" || /^\s*[,:]/.test(after);
  return form === "adverb" || form === "timed" || (form !== "name" && AFTER.test(after));
}

/** Whether the words before a date make it a part of the sentence. */
function isPartOf(before: string, text: string, form: Form): boolean {
  if (ENDS_IN_DAY.test(before)) return true;
  // In the middle of a line, "Today" and "Every Day" are names.
  if ((form === "adverb" || form === "repeat") && /^[A-Z]/.test(text)) return true;
  const word = before.trimEnd().split(/\s/).at(-1)?.toLowerCase() ?? "";
  return BEFORE.has(word) && !/^(?:due|on|by|in|at)\s/i.test(text);
}
