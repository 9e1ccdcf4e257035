import { signToken } from "@/lib/auth/tokens";
import { eventPosition } from "@/lib/realtime/position";
import type { AppSocket } from "./io";
import { localSockets } from "./membership";
import type { RecentEvents } from "./recent-events";

/** Events carry their position; who is in quiet rooms only gets none for longer than a node keeps them. */
const POSITION_MS = 10_000;
/** A token lasts for a few of these, so that one that was sent just before a break is still good. */
const TOKEN_MS = 5 * 60_000;
const TOKEN_SECONDS = 15 * 60;

/** Gives sockets what they need to come back by themselves: a position and a token, without asking the web server. */
export function keepReconnectable(recent: RecentEvents) {
  const notified = new WeakMap<AppSocket, bigint>();

  const sendToken = async (socket: AppSocket) => {
    const { userId, sessionId } = socket.data.actor;
    const token = await signToken("realtime", userId, sessionId, TOKEN_SECONDS);
    socket.emit("token.renewed", { token });
  };
  const sendPosition = (socket: AppSocket) => {
    const last = recent.last();
    if (last === null || notified.get(socket) === last) return;
    notified.set(socket, last);
    socket.emit("position.moved", { position: eventPosition(recent.epoch(), last) });
  };
  const toAll = (send: (socket: AppSocket) => void) => () => {
    for (const socket of localSockets) if (socket.connected) send(socket);
  };
  const timers = [
    setInterval(toAll(sendPosition), POSITION_MS),
    setInterval(
      toAll((socket) => void sendToken(socket)),
      TOKEN_MS,
    ),
  ];
  return {
    connected(socket: AppSocket) {
      sendPosition(socket);
      void sendToken(socket);
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
