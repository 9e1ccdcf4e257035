import type { Message } from "./schema";

/** The fields of a new message of text alone, as most are. */
const PLAIN = {
  threadId: null,
  kind: "TEXT",
  editedAt: null,
  deletedAt: null,
  isPinned: false,
  thread: null,
  quote: null,
  broadcast: null,
  forwarded: null,
  reactions: [],
  files: [],
  sticker: null,
  poll: null,
  linkPreviews: [],
  system: null,
} as const satisfies Partial<Message>;

/** A message as events carry it: without the fields in which it is like a plain one, which are most of its bytes. */
export type CompactMessage = Omit<Message, keyof typeof PLAIN> & Partial<Message>;

export const expandMessage = (message: CompactMessage): Message => ({ ...PLAIN, ...message }) as Message;

export function compactMessage(message: Message): CompactMessage {
  const isPlain = ([field, value]: [string, unknown]) =>
    Object.hasOwn(PLAIN, field) &&
    (Array.isArray(value) ? value.length === 0 : value === PLAIN[field as keyof typeof PLAIN]);
  return Object.fromEntries(Object.entries(message).filter((entry) => !isPlain(entry))) as CompactMessage;
}
