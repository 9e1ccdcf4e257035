/** Different emoji on one message; as many people as want may join each. */
export const MAX_EMOJI_PER_MESSAGE = 20;
