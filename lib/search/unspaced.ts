const UNSPACED =
  "\\u{E00}-\\u{EFF}\\u{1000}-\\u{109F}\\u{1780}-\\u{17FF}\\u{3040}-\\u{30FF}\\u{3400}-\\u{9FFF}\\u{AC00}-\\u{D7AF}\\u{F900}-\\u{FAFF}\\u{20000}-\\u{3FFFF}";
const ANY = new RegExp(`[${UNSPACED}]`, "u");
const RUN = new RegExp(`[${UNSPACED}]+`, "gu");

/** Whether a text has scripts without spaces between words; as `search_vector()` in PostgreSQL has it. */
export const isUnspaced = (text: string) => ANY.test(text);

/**
 * What PostgreSQL keeps of such scripts: neighbouring characters in pairs, or the character where it stands alone.
 */
export function pairsOf(text: string): string[] {
  return (text.match(RUN) ?? []).flatMap((run) => {
    const characters = [...run];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((following, index) => `${characters[index]}${following}`);
  });
}
