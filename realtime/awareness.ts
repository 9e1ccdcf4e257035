import type { Document } from "@hocuspocus/server";
import type { Actor } from "@/lib/auth/actor";
import { isOwnClient } from "./document-clients";

/** A cursor, a selection and a name take a few hundred bytes. */
const MAX_STATE_BYTES = 16 * 1024;

type States = Map<number, Record<string, unknown>>;

/**
 * Limits what somebody publishes of themselves (cursor, selection) to their own clients, under their own name.
 * @param states what came in, changed in place
 */
export function ownAwareness(states: States, document: Document, actor: Actor): void {
  for (const [clientId, state] of states) {
    if (!isOwnClient(document, clientId, actor.userId) || JSON.stringify(state).length > MAX_STATE_BYTES)
      states.delete(clientId);
    else if (state.user && typeof state.user === "object")
      state.user = { ...state.user, id: actor.userId, name: actor.name };
  }
}
