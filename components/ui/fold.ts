const ALIKE: Record<string, string> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ς: "σ" },
  ...{ ٱ: "ا", ى: "ي", ة: "ه", ک: "ك", ی: "ي" },
};

/** Without accents and case, for lists that are filtered while somebody types: letters as the server has them (decision 43). */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}ـ]/gu, "")
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[^\0-\x7F]/g, (letter) => ALIKE[letter] ?? letter);

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}\p{S}\s+#]/gu, "");

/** Whether a name has what was typed, as `nameContains` in SQL. Signs alone are in any name: the server has compared them. */
export const nameHas = (name: string, typed: string): boolean => letters(name).includes(letters(typed));
