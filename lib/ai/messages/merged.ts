import type { AiMessage } from "./schema";

/** Messages with others added, or in place of earlier states of them. What has ended stays so: an answer may be late. */
export function merged(messages: readonly AiMessage[], added: readonly AiMessage[]): AiMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const message of added) {
    const held = byId.get(message.id);
    const isEarlier = held && held.finish !== null && message.finish === null;
    if (!isEarlier) byId.set(message.id, message);
  }
  return [...byId.values()];
}
