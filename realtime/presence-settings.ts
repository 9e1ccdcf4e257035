import { listPresenceSettings, type PresenceSettings } from "@/lib/people/availability";
import { shownPresence } from "@/lib/people/policy";
import { userRoom } from "@/lib/realtime/rooms";
import type { AppSocket } from "./io";

type Known = PresenceSettings & { isIdle: boolean };

// Not in the socket's data: other nodes need only what comes of it.
const known = new WeakMap<AppSocket, Known>();

export const loadPresenceSettings = listPresenceSettings;

/** What a socket shows, from now on, by what its person wants. */
export function applySettings(socket: AppSocket, settings: PresenceSettings): void {
  known.set(socket, { ...settings, isIdle: known.get(socket)?.isIdle ?? false });
  refreshPresence(socket);
}

export function applyIdle(socket: AppSocket, isIdle: boolean): void {
  const settings = known.get(socket);
  if (settings) known.set(socket, { ...settings, isIdle });
  refreshPresence(socket);
}

/** Settles it by the clock: quiet hours begin and end by themselves. */
export function refreshPresence(socket: AppSocket): void {
  const settings = known.get(socket);
  socket.data.presence = settings ? shownPresence(settings, settings.isIdle) : "offline";
}

/** The settings by which presence is published. */
export function settingsOf(socket: AppSocket) {
  const settings = known.get(socket);
  const blocked = (settings?.blockedIds ?? []).map(userRoom);
  return {
    isInvisible: !settings || settings.presence === "INVISIBLE",
    /** The rooms of those who see nothing of the person's presence. */
    blocked,
    /** The rooms of those who, on either side of a block, see nothing of what the other does. */
    apart: [...blocked, ...(settings?.blockerIds ?? []).map(userRoom)],
    blockerIds: settings?.blockerIds ?? [],
  };
}
