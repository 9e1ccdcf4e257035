import { applyAccessToCalls, type ChangedAccess, endParticipations } from "@/lib/calls/access-changes";
import type { Call } from "@/lib/calls/schema";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { forgetWindows } from "@/lib/messages/kept-windows";
import { Notification, parsePayload } from "@/lib/realtime/bus-messages";
import { inTurn } from "@/lib/realtime/in-turn";
import type { Aside } from "@/lib/realtime/listener";
import { eventPosition } from "@/lib/realtime/position";
import { channelRoom } from "@/lib/realtime/rooms";
import { applyAccessChange, endSessions } from "./access-changes";
import { closeToReaders } from "./ai-chat-rooms";
import type { Calls } from "./calls";
import type { OpenDocuments } from "./documents";
import type { Io } from "./io";
import { emitToKeys } from "./key-sockets";
import { localSockets } from "./membership";
import type { Presence } from "./presence";
import type { RecentEvent, RecentEvents } from "./recent-events";

/** Passes what a committed write announced to this node's sockets, rooms and documents, and keeps it for a while. */
export function busHandler(
  io: Io,
  documents: OpenDocuments,
  presence: Presence,
  calls: Calls,
  recent: RecentEvents,
) {
  const inTurnOfDocument = inTurn();
  const apply = async ({ notification, xid }: RecentEvent, aside: Aside): Promise<void> => {
    if ("room" in notification) {
      // `publish` has parsed it by the event's schema, inside the transaction that wrote it.
      const inRoom = io.local.to(notification.room);
      const receivers = notification.except ? inRoom.except(notification.except) : inRoom;
      const emit = receivers.emit.bind(receivers) as Emit;
      const position = eventPosition(recent.epoch(), xid);
      emit(notification.event, notification.data, position);
      emitToKeys(io, notification, position);
      if (notification.event === "call.changed") calls.changed((notification.data as { call: Call }).call);
      return;
    }
    const { control } = notification;
    if (control.kind === "access") {
      await applyAccessChange({ control, xid }, documents);
      aside(applyToCalls(control));
    }
    if (control.kind === "person") {
      aside(presence.settle(control.userIds));
      // A block ends a call of the two.
      aside(applyAccessToCalls({ userIds: control.userIds }));
    }
    if (control.kind === "session") {
      aside(endParticipations(calls.ofSessions(control.sessionIds)));
      endSessions(control.sessionIds, documents);
    }
    if (control.kind === "documents") documents.reopen(control.documentIds);
    if (control.kind === "aiSession") await closeToReaders(localSockets, control);
    if (control.kind === "document") {
      const { documentId, updateIds } = control;
      aside(inTurnOfDocument(documentId, () => documents.applyForeign(documentId, updateIds)));
    }
  };
  const applyToCalls = async (changed: ChangedAccess) => {
    await applyAccessToCalls(changed);
    // A channel that was deleted took its call with it.
    await calls.readAgain(changed.channelId ?? null);
  };
  return async (payload: string, aside: Aside): Promise<void> => {
    const { xid, notification } = parsePayload(payload);
    const whole = await wholeOf(notification);
    if (!whole) return void log.warn("a large event was gone before it was read");
    forgetChanged(whole);
    const event = { xid, notification: whole };
    // Synchronous with what follows: a connecting socket receives it by replay or live.
    recent.add(event);
    await apply(event, aside);
  };
}

/** Drops the windows of messages that an event changes. */
function forgetChanged(notification: RecentEvent["notification"]): void {
  if (!("room" in notification)) return;
  // A name and a picture stand beside every message of a person.
  if (notification.event === "person.updated") forgetWindows();
  for (const room of [notification.room].flat())
    if (room.startsWith(CHANNEL_ROOM)) forgetWindows(room.slice(CHANNEL_ROOM.length));
}

const CHANNEL_ROOM = channelRoom("");

async function wholeOf(notification: Notification): Promise<RecentEvent["notification"] | null> {
  if (!("large" in notification)) return notification;
  const row = await db().largeEvent.findUnique({ where: { id: notification.large } });
  const whole = row && Notification.parse(row.body);
  return whole && !("large" in whole) ? whole : null;
}

type Emit = (event: string, data: unknown, position: string) => boolean;
