const MAX_LENGTH = 200;

/** Cf with a shape of their own: signs of Arabic, Syriac and Kaithi numbers. */
const SHOWN = "\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}";
/** What other scripts are spelled with, and emoji are made of, stays where it does that: joiners, and the tags of flags. */
const LETTER = "[[\\p{L}\\p{M}\\p{So}\\p{Sk}]--\\p{ASCII}]";
const SPELLING = `(?<=${LETTER})[\\u200C\\u200D](?=${LETTER})|(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]*)[\\u{E0020}-\\u{E007F}]`;
const UNSEEN = new RegExp(
  `(?!${SPELLING})[[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029\\u{FFFD}]--[${SHOWN}]]`,
  "gv",
);

/**
 * A name as we keep it: one segment of a path, without control, direction or invisible characters, at most 200 UTF-16
 * units with its extension kept. Never used as a path of ours.
 */
export function cleanName(given: string): string {
  const name = (given.toWellFormed().split(/[/\\]/).at(-1) ?? "")
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  if (!name) return "file";
  if (name.length <= MAX_LENGTH) return name;
  const extension = /\.[^. ]{1,10}$/.exec(name)?.[0] ?? "";
  return (
    name
      .slice(0, MAX_LENGTH - extension.length)
      .toWellFormed()
      .replace(/\ufffd$/, "") + extension
  );
}
