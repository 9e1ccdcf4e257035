import type { Message } from "./schema";

/** A message as it stands in its channel's stream. Only a reply that was also sent there has another place than its own. */
export const inChannel = (message: Message): Message =>
  message.broadcast ? { ...message, threadId: null, seq: message.broadcast.seq } : message;
