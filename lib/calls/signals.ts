/** What flows when neither side of a description says otherwise is both ways. */
const RECEIVES_ONLY = /^a=(?:recvonly|inactive)\s*$/m;
const MEDIA_SECTION = /^m=(?:audio|video) (?!0 )/;

/**
 * Whether a signal offers, or answers, that its sender sends sound or pictures. What can't be read may hide that, so it
 * counts as such.
 */
export function offersMedia(signal: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(signal);
  } catch {
    return true;
  }
  return textsIn(value, 0).some(sends);
}

const MAX_DEPTH = 5;

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  // Nobody's description lies as deep.
  if (depth === MAX_DEPTH) return ["m=audio 9"];
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

const sends = (text: string) =>
  text.split(/\r?\n(?=m=)/).some((section) => MEDIA_SECTION.test(section) && !RECEIVES_ONLY.test(section));
