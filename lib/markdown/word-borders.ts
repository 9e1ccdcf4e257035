/**
 * Scripts that are written without spaces between words: Thai to Khmer, kana, Han, Hangul. As the inside of a bracket
 * expression; PostgreSQL's `search_vector()` has the same list.
 */
export const UNSPACED =
  "\u{E00}-\u{EFF}\u{1000}-\u{109F}\u{1780}-\u{17FF}\u{3005}-\u{3007}\u{3040}-\u{30FF}\u{3400}-\u{9FFF}\u{AC00}-\u{D7AF}\u{F900}-\u{FAFF}\u{20000}-\u{3FFFF}";

/*
 * Where a word begins and ends, for patterns with the flag v: after and before anything but letters and digits, and
 * anywhere between those of scripts without spaces.
 */
const WORD = `[[\\p{L}\\p{N}\\p{M}_]--[${UNSPACED}]]`;
export const NOT_IN_WORD = `(?<!${WORD})`;
export const NO_WORD_FOLLOWS = `(?!${WORD})`;
