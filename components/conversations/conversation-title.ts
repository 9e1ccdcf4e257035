import type { Person } from "@/lib/accounts/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";

type Titled = Pick<Conversation, "type" | "name" | "people">;

/** Everyone in it but me. */
export const othersIn = ({ people }: Pick<Conversation, "people">, myId: string): Person[] =>
  people.filter(({ id }) => id !== myId);

/** A conversation's title for me: the group's name, or the names of the others. */
export function conversationTitle(conversation: Titled, myId: string): string {
  const { isPersonal } = CHANNEL_TYPES[conversation.type];
  if (!isPersonal && conversation.name) return conversation.name;
  const names = othersIn(conversation, myId).map(({ name }) => name);
  if (names.length === 0) return "Just you";
  if (isPersonal) return names[0] ?? "";
  return names.map((name) => name.split(" ")[0]).join(", ");
}
