import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { Notification } from "@/lib/realtime/bus-messages";
import { applyAccessChange, endSessions } from "./access-changes";
import type { OpenDocuments } from "./documents";
import type { Io } from "./io";
import type { Presence } from "./presence";

/** Passes what a committed write announced to this node's sockets, rooms and documents. */
export function busHandler(io: Io, documents: OpenDocuments, presence: Presence) {
  const handle = async (notification: Notification): Promise<void> => {
    if ("large" in notification) {
      const row = await db().largeEvent.findUnique({ where: { id: notification.large } });
      if (!row) return void log.warn("a large event was gone before it was read");
      return handle(Notification.parse(row.body));
    }
    if ("room" in notification) {
      // `publish` has parsed it by the event's schema, inside the transaction that wrote it.
      const receivers = io.local.to(notification.room).except(notification.except ?? []);
      const emit = receivers.emit.bind(receivers) as (event: string, data: unknown) => boolean;
      emit(notification.event, notification.data);
      return;
    }
    const { control } = notification;
    if (control.kind === "access") await applyAccessChange(control, documents);
    if (control.kind === "person") await presence.settle(control.userIds);
    if (control.kind === "session") endSessions(control.sessionIds, documents);
    if (control.kind === "document") await documents.applyForeign(control.documentId, control.updateIds);
  };
  return (payload: string) => handle(Notification.parse(JSON.parse(payload)));
}
