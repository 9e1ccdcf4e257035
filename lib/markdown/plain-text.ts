import type { Range } from "./addresses";
import { pathsIn } from "./paths";

const EXCERPT_LENGTH = 200;
/** Of Markdown, enough for an excerpt: the addresses of mentions take most of it. */
const EXCERPT_SOURCE = EXCERPT_LENGTH * 4;

/** Stands for the path of a number meanwhile: no text has such a sign. */
const held = (path: number) => `\0${path}\0`;
const HELD = /\0(\d+)\0/g;

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
    .replace(HELD, (_, path: string) => typed[Number(path)] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Paths are read as they were typed: see `pathsIn`. */
function holdPlaces(body: string, paths: readonly Range[]): string {
  let kept = "";
  let at = 0;
  for (const [path, { start, end }] of paths.entries()) {
    kept += body.slice(at, start) + held(path);
    at = end;
  }
  return kept + body.slice(at);
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
