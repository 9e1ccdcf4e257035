/** Items of a checklist that become tasks at once. */
export const MAX_CHECKLIST = 100;
/** Replies that come along with the message that they answer. */
export const MAX_REPLIES = 300;
/** What one message shows of what was made of it. */
export const MAX_OUTCOMES = 10;
/** Places that are offered at once. */
export const MAX_TARGETS = 50;
