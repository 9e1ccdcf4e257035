import { log } from "@/lib/log";
import type { Control } from "@/lib/realtime/bus-messages";
import { ROOMS_MOVED } from "@/lib/realtime/pusher/names";
import { channelRoom, sessionRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { renameRooms } from "./names";
import { pusher } from "./pusher";
import { lostRooms } from "./rooms";
import { sendToChannels, sendToRooms } from "./send";

/** Applies what a realtime node would apply to its sockets; co-editing, calls and presence need one. */
export async function applyControl(id: string, control: Control): Promise<void> {
  if (control.kind === "access") await applyAccess(id, control);
  if (control.kind === "session") await endSessions(id, control.sessionIds);
}

/** Pages learn that their rights have changed under the names that they know; then who has lost one hears nothing more. */
async function applyAccess(id: string, control: Extract<Control, { kind: "access" }>): Promise<void> {
  const { workspaceId, channelId, userIds } = control;
  const place = workspaceId ? workspaceRoom(workspaceId) : channelId ? channelRoom(channelId) : [];
  const room = userIds ? userIds.map(userRoom) : place;
  await sendToRooms({ id, room, event: "access.changed", data: { workspaceId } });
  await sendToChannels(await renameRooms(await lostRooms(control)), ROOMS_MOVED, { id });
}

async function endSessions(id: string, sessionIds: readonly string[]): Promise<void> {
  await sendToRooms({ id, room: sessionIds.map(sessionRoom), event: "session.ended" });
  for (const sessionId of sessionIds)
    await pusher()
      .terminateUserConnections(sessionId)
      .catch((error: { status?: number }) => {
        // Nobody is connected by it.
        if (error.status !== 404) throw error;
        log.debug("an ended session had no connection");
      });
}
