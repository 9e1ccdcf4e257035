/** One line, as `line()` of the schemas allows it; may be empty. */
export const oneLine = (given: string): string =>
  given
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/** Text of several lines, as `text()` of the schemas allows it. */
export const manyLines = (given: string): string =>
  given
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\0\u202A-\u202E\u2066-\u2069]/g, "")
    .trimEnd();

/** The beginning of a text that is too long, not within a character. */
export const cut = (text: string, max: number): string =>
  text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`;

/** What two names that mean the same have in common. */
export const nameKey = (name: string): string => name.normalize("NFKC").trim().toLowerCase();
