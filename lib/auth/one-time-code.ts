import { z } from "zod";

/** Blanks of all kinds, dashes, and marks of direction that come along with a paste. */
const SEPARATORS = /[\s\p{Cf}\p{Pd}]/gu;

/** Six digits however they are written: in groups, full-width, or of another script. Null where it's no code. */
export function readOneTimeCode(text: string): string | null {
  const code = text.replace(SEPARATORS, "").replace(/\p{Nd}/gu, digitOf);
  return /^[0-9]{6}$/.test(code) ? code : null;
}

/** Unicode's decimal digits come in runs of ten from zero to nine; some runs touch. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}

/** A code of an authenticator app, a mail or a text message. */
export const OneTimeCode = z
  .string()
  .max(100)
  .transform((text, context) => {
    const code = readOneTimeCode(text);
    if (code) return code;
    context.addIssue({ code: "custom", message: "needs the six digits of the code" });
    return z.NEVER;
  });
