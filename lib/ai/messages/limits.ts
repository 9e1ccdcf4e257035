/** Of a question, in UTF-16 units. */
export const QUESTION_MAX_LENGTH = 100_000;
/** Messages of a branch that are read at once. */
export const BRANCH_WINDOW = 50;
/** Of a chat, all branches together. */
export const MAX_CHAT_MESSAGES = 5_000;
