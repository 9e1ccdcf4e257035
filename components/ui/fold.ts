const ALIKE: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };

/** Without accents and case, for lists that are filtered while somebody types; a search folds more (decision 43). */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => ALIKE[letter] ?? letter);

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}\p{S}\s+#]/gu, "");

/** Whether a name has what was typed, as `nameContains` in SQL. Signs alone are in any name: the server has compared them. */
export const nameHas = (name: string, typed: string): boolean => letters(name).includes(letters(typed));
