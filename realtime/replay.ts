import type { Control } from "@/lib/realtime/bus-messages";
import { eventPosition, parsePosition, type Snapshot } from "@/lib/realtime/position";
import { workspaceRoom } from "@/lib/realtime/rooms";
import type { AppSocket } from "./io";
import { hearsOfAccess, isIn, mayHear } from "./key-sockets";
import type { RecentEvent, RecentEvents } from "./recent-events";

type Emit = (event: string, data: unknown, position: string) => boolean;
type Receivers = { room: string | string[]; except?: string[] | undefined };

/**
 * Sends a socket that has just connected what its page has missed, or that it has to read everything again. Nothing is
 * awaited here: whatever comes next is sent to it live. Without a position it begins with what comes next.
 * @param now the snapshot of the handshake's first query
 */
export function replay(socket: AppSocket, recent: RecentEvents, now: Snapshot): void {
  const { position: given } = socket.handshake.auth;
  if (given === undefined) return;
  const position = parsePosition(given);
  const missed = position && recent.missedSince(position, now);
  if (!missed) return void socket.emit("server.resynchronized", {});
  const emit = socket.emit.bind(socket) as unknown as Emit;
  const changed = new Set<string>();
  // What stands before the moment one was let in may hold what was deleted or edited since.
  if (missed.some(({ notification }) => letIn(notification, socket.data.actor.userId)))
    return void socket.emit("server.resynchronized", {});
  for (const { notification, xid } of missed) {
    if ("control" in notification) {
      const workspaceId = changedAccess(socket, notification.control);
      // What was gained and lost meanwhile isn't known any more, and once is enough.
      if (workspaceId === undefined || changed.has(workspaceId)) continue;
      changed.add(workspaceId);
      socket.emit("access.changed", { workspaceId });
    } else if (isReceiver(socket, notification) && mayHear(socket, notification)) {
      emit(notification.event, notification.data, eventPosition(recent.epoch(), xid));
    }
  }
}

/** Whether a change of access names this person, as where they are added to a channel or a group. */
const letIn = (notification: RecentEvent["notification"], userId: string): boolean =>
  "control" in notification &&
  notification.control.kind === "access" &&
  (notification.control.userIds?.includes(userId) ?? false);

function isReceiver(socket: AppSocket, { room, except = [] }: Receivers): boolean {
  const isInRoom = (one: string) => isIn(socket, one);
  return [room].flat().some(isInRoom) && !except.some(isInRoom);
}

/** Where this person's access may have changed, of the workspaces they are in. Whom it names reads everything again. */
function changedAccess(socket: AppSocket, control: Control): string | undefined {
  if (control.kind !== "access" || control.userIds) return undefined;
  const { workspaceId } = control;
  return workspaceId && isIn(socket, workspaceRoom(workspaceId)) && hearsOfAccess(socket, workspaceId)
    ? workspaceId
    : undefined;
}
