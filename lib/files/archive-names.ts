import { cleanName } from "./name";

/** Of a name in a folder, as UTF-8: with a path before it, all file systems still take it. */
const MAX_BYTES = 200;
/** Of those, what a number and an ending may take of it. */
const MAX_SUFFIX = 30;
/** What Windows has no file of, also with an extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;

const bytesOf = (text: string) => Buffer.byteLength(text);

function cut(text: string, maxBytes: number): string {
  if (bytesOf(text) <= maxBytes) return text;
  let kept = "";
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += bytesOf(segment);
    if (bytes > maxBytes) break;
    kept += segment;
  }
  return kept;
}

/** No name of a file ends with a dot or a space. */
const trimmed = (text: string, maxBytes: number) => cut(text, maxBytes).replace(/[. ]+$/, "");

/** Equal for two names that a file system without case takes for one. */
const folded = (name: string) => name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");

/**
 * Gives names to the entries of one folder of an archive. What people call things isn't a path: a name that is given
 * back is a file's on every system, and no two of them are the same.
 */
export function archiveNames(): (name: string, extension?: string) => string {
  const taken = new Set<string>();
  /** The number that the next name with a beginning and an ending gets: equal names don't count from the start. */
  const numbers = new Map<string, number>();
  return (given, extension = "") => {
    const clean = cleanName(given.replaceAll(/[<>:"|?*\\/\p{Cc}]/gu, "_"));
    const ending = extension || (/\.[^. ]{1,10}$/.exec(clean)?.[0] ?? "");
    const name = extension ? clean : clean.slice(0, clean.length - ending.length);
    const stem = DEVICE.test(`${name}${ending}`) ? `_${name}` : name;
    const named = (count: number) => {
      const suffix = `${count > 1 ? ` (${count})` : ""}${ending}`;
      return `${trimmed(stem, MAX_BYTES - bytesOf(suffix)) || "_"}${suffix}`;
    };
    const key = folded(`${trimmed(stem, MAX_BYTES - MAX_SUFFIX)}/${ending}`);
    let made = named(1);
    for (let count = numbers.get(key) ?? 2; taken.has(folded(made)); count += 1) {
      made = named(count);
      numbers.set(key, count + 1);
    }
    taken.add(folded(made));
    return made;
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
