const MAX_LENGTH = 200;

/**
 * A name as we keep it: one segment of a path, without control, direction or invisible characters, at most 200 UTF-16
 * units with its extension kept. Never used as a path of ours.
 */
export function cleanName(given: string): string {
  const name = (given.toWellFormed().split(/[/\\]/).at(-1) ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\ufffd]/gu, "")
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
