import type { Server as HttpServer } from "node:http";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { findLiveSessions } from "@/lib/realtime/live-sessions";
import { keepLeases } from "./call-leases";
import { trackCalls } from "./calls";
import { gatherWrites } from "./gather-writes";
import { handshake, snapshotOfHandshake } from "./handshake";
import { createIo, type Io } from "./io";
import { trackPresence } from "./presence";
import type { RecentEvents } from "./recent-events";
import { keepReconnectable } from "./reconnecting";
import { replay } from "./replay";
import { answerSocketRequests } from "./socket-requests";

/**
 * Socket.IO with the handlers of all socket requests.
 * @param isCurrent whether this node hears of ended sessions; while it doesn't, each event checks its session
 */
export function openSockets(server: HttpServer, recent: RecentEvents, isCurrent: () => boolean) {
  const io: Io = createIo(server);
  const presence = trackPresence(io, !env().REDIS_URL);
  const calls = trackCalls(io, !env().REDIS_URL);
  const leases = keepLeases(calls);
  const context = {
    presence,
    calls,
    assertSession: async ({ data }: { data: { actor: { sessionId: string } } }) => {
      if (isCurrent()) return;
      const { sessionId } = data.actor;
      if (!(await findLiveSessions([sessionId])).has(sessionId))
        throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
    },
  };
  const reconnecting = keepReconnectable(recent);
  io.use(handshake);
  io.on("connection", (socket) => {
    gatherWrites(socket);
    // First, and in the same step in which it begins to get events.
    replay(socket, recent, snapshotOfHandshake(socket));
    reconnecting.connected(socket);
    answerSocketRequests(socket, context);
    presence.connected(socket);
    socket.on("disconnecting", () => presence.disconnecting(socket));
    socket.on("disconnect", () => calls.disconnected(socket));
  });
  return {
    io,
    presence,
    calls,
    async stop() {
      leases.stop();
      calls.stop();
      presence.stop();
      reconnecting.stop();
      await io.close();
    },
  };
}
