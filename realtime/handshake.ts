import { randomUUID } from "node:crypto";
import { findByToken } from "@/lib/auth/authenticate";
import { listVisible } from "@/lib/channels/visibility";
import { describeError } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { type Snapshot, snapshotOf } from "@/lib/realtime/position";
import { checkedAgainstChanges } from "./changes";
import type { AppSocket } from "./io";
import { joinRooms, localSockets } from "./membership";
import { addressOf } from "./origin";
import { applySettings, loadPresenceSettings } from "./presence-settings";

const snapshots = new WeakMap<AppSocket, Snapshot>();

/** What was visible when a socket's session was found, before anything else was read for it. */
export const snapshotOfHandshake = (socket: AppSocket): Snapshot => snapshots.get(socket)!;

/** Lets a socket in, already in its rooms, so that nothing that is sent after it connects passes it by. */
export async function handshake(socket: AppSocket, next: (error?: Error) => void): Promise<void> {
  // Comes even where the socket closes before it is connected.
  socket.conn.once("close", () => localSockets.delete(socket));
  try {
    socket.data.ip = addressOf(socket.request);
    await checkedAgainstChanges(async () => {
      const { actor, snapshot } = await visitOf(socket.handshake.auth.token);
      snapshots.set(socket, snapshotOf(snapshot));
      const [visible, settings] = await Promise.all([
        listVisible([actor.userId]),
        loadPresenceSettings([actor.userId]),
      ]);
      socket.data.actor = actor;
      applySettings(socket, settings.get(actor.userId)!);
      if (socket.conn.readyState === "open") localSockets.add(socket);
      await joinRooms(socket, visible.get(actor.userId)!);
    });
    next();
  } catch (error) {
    localSockets.delete(socket);
    const body = describeError(error, "socket handshake", randomUUID());
    next(Object.assign(new Error(body.error.message), { data: body }));
  }
}

async function visitOf(token: unknown) {
  const found =
    typeof token === "string" && token.length < 2_000 ? await findByToken("realtime", token) : null;
  if (!found)
    throw new AppError("unauthenticated", "The token is missing, has expired, or its session ended.");
  return found;
}
