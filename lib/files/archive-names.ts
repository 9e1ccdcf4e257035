import { cleanName } from "./name";

/** Of a name in a folder, as UTF-8: with a path before it, all file systems still take it. */
const MAX_BYTES = 200;
/** What Windows has no file of, also with an extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;

const bytesOf = (text: string) => Buffer.byteLength(text);

function cut(text: string, maxBytes: number): string {
  let kept = "";
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += bytesOf(segment);
    if (bytes > maxBytes) break;
    kept += segment;
  }
  return kept;
}

/** Equal for two names that a file system without case takes for one. */
const folded = (name: string) => name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");

/**
 * Gives names to the entries of one folder of an archive. What people call things isn't a path: a name that is given
 * back is a file's on every system, and no two of them are the same.
 */
export function archiveNames(): (name: string, extension?: string) => string {
  const taken = new Set<string>();
  return (given, extension = "") => {
    const clean = cleanName(given.replaceAll(/[<>:"|?*\\/\p{Cc}]/gu, "_"));
    const ending = extension || (/\.[^. ]{1,10}$/.exec(clean)?.[0] ?? "");
    const name = extension ? clean : clean.slice(0, clean.length - ending.length);
    const stem = DEVICE.test(`${name}${ending}`) ? `_${name}` : name;
    for (let count = 1; ; count += 1) {
      const suffix = `${count > 1 ? ` (${count})` : ""}${ending}`;
      const made = (cut(stem, MAX_BYTES - bytesOf(suffix)).replace(/[. ]+$/, "") || "_") + suffix;
      if (taken.has(folded(made))) continue;
      taken.add(folded(made));
      return made;
    }
  };
}

/** A path of an archive as a link in it has it. */
export const archiveLink = (path: string): string =>
  path
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replaceAll(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join("/");
