import type { Connection, Document } from "@hocuspocus/server";
import type { Actor } from "@/lib/auth/actor";

/** A cursor, a selection and a name take a few hundred bytes. */
const MAX_STATE_BYTES = 16 * 1024;

type States = Map<number, Record<string, unknown>>;

/**
 * Holds what somebody says of themselves (cursor, selection) to the truth: under their own name, and only for
 * themselves.
 * @param states what came in, changed in place
 */
export function ownAwareness(states: States, document: Document, connection: Connection, actor: Actor): void {
  const own = document.getClients(connection);
  for (const [clientId, state] of states) {
    const known = document.awareness.getStates().get(clientId) as { user?: { id?: unknown } } | undefined;
    const isOthers = known && !own.has(clientId) && known.user?.id !== actor.userId;
    if (isOthers || JSON.stringify(state).length > MAX_STATE_BYTES) states.delete(clientId);
    else if (state.user && typeof state.user === "object")
      state.user = { ...state.user, id: actor.userId, name: actor.name };
  }
}
