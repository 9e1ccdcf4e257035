/** What browsers send while an input method has the keys. */
const INPUT_METHOD = 229;

/**
 * Whether a key belongs to an input method, which composes text with it: Enter that confirms Japanese text, or an arrow
 * that goes through its candidates. Every handler of Enter and Escape in a field asks this. Safari ends the composition
 * before the key that ended it, and tells by the code alone.
 */
export const isInputMethodKey = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === INPUT_METHOD;
