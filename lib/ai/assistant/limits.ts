/** Questions to the assistant in a minute, of one person and in one channel. */
export const QUESTIONS_PER_MINUTE = { person: 10, channel: 20 } as const;
/** What an answer is made of. */
export const LIMITS = {
  sources: 8,
  threadMessages: 40,
  channelMessages: 20,
  messageChars: 2_000,
  aboutChars: 8_000,
} as const;
