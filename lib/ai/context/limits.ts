/** Objects that one question may have as context. */
export const MAX_CONTEXT = 20;
/** Of one prompt, the latest ones. */
export const MAX_PROMPT_OBJECTS = 50;
/** Of the text of one object, in UTF-16 units. */
export const MAX_OBJECT_TEXT = 200_000;
