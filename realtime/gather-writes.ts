import type { Socket } from "node:net";
import { loopDelay } from "@/lib/http/overload";
import type { AppSocket } from "./io";

/**
 * Loop delay from which writes are batched. Below it each goes out at once, so that nobody waits for what is sent to
 * others.
 */
const GATHER_FROM_MS = 20;

const held = new Set<Socket>();

function flush() {
  for (const connection of held) connection.uncork();
  held.clear();
}

/**
 * While the node is late, sends all that one turn of the event loop has for a connection by one call of the system
 * rather than one for each event: these calls are half of what a busy node does, and the later it is, the more there is
 * in each turn.
 */
export function gatherWrites({ request }: AppSocket): void {
  const connection = request.socket;
  const cork = connection.cork.bind(connection);
  // `ws` corks around each frame; the first in a turn keeps the connection corked until the turn ends.
  connection.cork = () => {
    cork();
    if (held.has(connection) || loopDelay() < GATHER_FROM_MS) return;
    cork();
    if (held.size === 0) setImmediate(flush);
    held.add(connection);
  };
}
