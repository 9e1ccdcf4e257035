import { randomUUID } from "node:crypto";
import { findByToken } from "@/lib/auth/authenticate";
import { listVisible } from "@/lib/channels/visibility";
import { pool } from "@/lib/db";
import { describeError } from "@/lib/http/describe-error";
import { AppError } from "@/lib/http/errors";
import { isVisible, type Snapshot, snapshotOf } from "@/lib/realtime/position";
import { checkedAgainstChanges } from "./changes";
import { authenticated } from "./connection-limits";
import type { AppSocket } from "./io";
import { joinRooms, localSockets } from "./membership";
import { addressOf } from "./origin";
import { applySettings, loadPresenceSettings } from "./presence-settings";

const snapshots = new WeakMap<AppSocket, { before: Snapshot; after: Snapshot }>();

/** What was visible when a socket's session was found, before anything else was read for it. */
export const snapshotOfHandshake = (socket: AppSocket): Snapshot => snapshots.get(socket)!.before;

/** Whether a socket's first rooms may be those of after this transaction. */
export const mayHaveSeen = (socket: AppSocket, xid: bigint): boolean => {
  const snapshot = snapshots.get(socket);
  return !snapshot || isVisible(xid, snapshot.after);
};

/** Lets a socket in, already in its rooms, so that nothing that is sent after it connects passes it by. */
export async function handshake(socket: AppSocket, next: (error?: Error) => void): Promise<void> {
  // Comes even where the socket closes before it is connected.
  socket.conn.once("close", () => localSockets.delete(socket));
  try {
    socket.data.ip = addressOf(socket.request);
    await checkedAgainstChanges(async () => {
      const { actor, snapshot } = await visitOf(socket.handshake.auth.token);
      if (!authenticated(socket.request.socket, actor.userId))
        throw new AppError("rate_limited", "You have too many connections open. Close some pages.");
      const [{ visible, after }, settings] = await Promise.all([
        roomsOf(actor.userId),
        loadPresenceSettings([actor.userId]),
      ]);
      snapshots.set(socket, { before: snapshotOf(snapshot), after });
      socket.data.actor = actor;
      applySettings(socket, settings.get(actor.userId)!);
      if (socket.conn.readyState === "open") localSockets.add(socket);
      await joinRooms(socket, visible);
    });
    next();
  } catch (error) {
    localSockets.delete(socket);
    const body = describeError(error, "socket handshake", randomUUID());
    next(Object.assign(new Error(body.error.message), { data: body }));
  }
}

async function roomsOf(userId: string) {
  const visible = await listVisible([userId]);
  const { rows } = await pool().query<{ snapshot: string }>({
    name: "snapshot",
    text: "SELECT pg_current_snapshot()::text AS snapshot",
  });
  return { visible: visible.get(userId)!, after: snapshotOf(rows[0]!.snapshot) };
}

async function visitOf(token: unknown) {
  const found =
    typeof token === "string" && token.length < 2_000 ? await findByToken("realtime", token) : null;
  if (!found)
    throw new AppError("unauthenticated", "The token is missing, has expired, or its session ended.");
  return found;
}
