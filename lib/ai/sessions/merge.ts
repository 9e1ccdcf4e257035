import { merged } from "../messages/merged";
import type { AiChat, AiSession } from "./schema";

/**
 * The chat with another state of its session, unless that is an earlier one.
 * @param keepsLeaf while the choice of another branch is on its way to the server
 */
export function withSession(chat: AiChat, session: AiSession, keepsLeaf: boolean): AiChat {
  if (session.revision < chat.session.revision) return chat;
  return { ...chat, session: keepsLeaf ? { ...session, leafId: chat.session.leafId } : session };
}

/** A chat that was read again, with the messages of it that were loaded before. */
export function readAgain(held: AiChat | undefined, read: AiChat, keepsLeaf: boolean): AiChat {
  if (!held) return read;
  const ids = new Set(read.nodes.map(({ id }) => id));
  return {
    ...read,
    session: withSession(held, read.session, keepsLeaf).session,
    messages: merged(
      held.messages.filter(({ id }) => ids.has(id)),
      read.messages,
    ),
  };
}
