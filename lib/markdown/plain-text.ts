import type { Range } from "./addresses";
import { pathsIn } from "./paths";

const EXCERPT_LENGTH = 200;
/** Of Markdown, enough for an excerpt: the addresses of mentions take most of it. */
const EXCERPT_SOURCE = EXCERPT_LENGTH * 4;

/** Stands for a path meanwhile: no text has it. */
const HELD = "\0";

/** A message's Markdown as one line, without the signs that most messages have: for where there is one line of room. */
export function plainText(body: string): string {
  const paths = pathsIn(body);
  const typed = paths.map(({ start, end }) => body.slice(start, end));
  return holdPlaces(body, paths)
    .replace(/```\w*/g, " ")
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`+)/g, "")
    .replace(/(^|[^\w*\\])([*_])(?=\S)([^*_\n]+)\2(?!\w)/g, "$1$3")
    .replace(/^\s*(?:(?:>|#{1,6}|[-*+])\s+)+/gm, "")
    .replace(/\\([\\[\]*_~`])/g, "$1")
    .replaceAll(HELD, () => typed.shift() ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Paths are read as they were typed: see `pathsIn`. */
function holdPlaces(body: string, paths: readonly Range[]): string {
  let held = "";
  let at = 0;
  for (const { start, end } of paths) {
    held += body.slice(at, start) + HELD;
    at = end;
  }
  return held + body.slice(at);
}

/** The beginning of a message as one line of plain text, as lists, notifications and cards show it. */
export function excerptOf(body: string): string {
  const source = body.slice(0, EXCERPT_SOURCE);
  // A link that was cut in two would show its address.
  const whole = source.length < body.length ? source.replace(/!?\[[^\]]*(?:\](?:\([^)\s]*)?)?$/, "") : source;
  const characters = [...plainText(whole)];
  const isCut = source.length < body.length || characters.length > EXCERPT_LENGTH;
  return isCut
    ? `${characters
        .slice(0, EXCERPT_LENGTH - 1)
        .join("")
        .trimEnd()}…`
    : characters.join("");
}
