import { log } from "@/lib/log";
import { joinPresence } from "@/lib/people/policy";
import { inTurn } from "@/lib/realtime/in-turn";
import type { Presence as Shown } from "@/lib/realtime/presence";
import { userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { noteAccessChange } from "./changes";
import type { AppSocket, Io, SocketData } from "./io";
import { localSockets } from "./membership";
import { presenceNotices } from "./presence-notices";
import {
  applyIdle,
  applySettings,
  loadPresenceSettings,
  refreshPresence,
  settingsOf,
} from "./presence-settings";

/** A page that reloads is back well before this. */
const GRACE_MS = 3_000;
/** Quiet hours have a precision of a minute; this often their begin and end are checked. */
const CLOCK_MS = 20_000;

/** Devices of one person that have just gone, and what the last of them showed. */
type Leaving = { timer: NodeJS.Timeout; shown: Shown };
type Member = { id: string; data: SocketData };
/** What a person showed before their settings were read again, from whom it was hidden, and whether a change is due. */
type Unsettled = { before: Shown[]; hidden: Set<string>; isDue: boolean };
export type Presence = ReturnType<typeof trackPresence>;

/**
 * Presence: the combined state of a person's sockets on all nodes, kept for a moment after the last one disconnects.
 * Each node publishes changes by its own sockets, so nodes share nothing but the state of each socket.
 * @param isAlone whether there are no other nodes
 */
export function trackPresence(io: Io, isAlone: boolean) {
  const leaving = new Map<string, Leaving>();
  const notices = presenceNotices(io);

  const localSocketsIn = (rooms: readonly string[]): Member[] => {
    const { adapter, sockets } = io.of("/");
    const ids = new Set(rooms.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]));
    return [...ids].flatMap((id) => sockets.get(id) ?? []);
  };

  /** The sockets in any of the rooms, on all nodes; only where there are others are they asked. */
  const socketsIn = async (rooms: readonly string[]): Promise<Member[]> => {
    if (isAlone) return localSocketsIn(rooms);
    try {
      return await io.in([...rooms]).fetchSockets();
    } catch (error) {
      log.warn({ name: (error as Error).name }, "other nodes did not say who is there");
      return localSocketsIn(rooms);
    }
  };

  /** What the sockets of a person show, on all nodes. */
  const othersOf = async (userId: string, isLeftOut: (id: string) => boolean): Promise<Shown[]> => {
    const sockets = await socketsIn([userRoom(userId)]);
    return sockets.filter(({ id }) => !isLeftOut(id)).map(({ data }) => data.presence);
  };

  const tell = (rooms: string[], except: string[], userId: string, presence: Shown) =>
    notices.add(userId, { rooms, except, presence });

  /**
   * Tells what became of a person by a change of one socket, where it makes a difference to what others see: of what
   * it showed before, if it did, or of either where some may know the one and some the other.
   */
  const change = async (socket: AppSocket, ...before: (Shown | null)[]) => {
    const { userId } = socket.data.actor;
    const rooms = workspaceRoomsOf(socket);
    const { blocked } = settingsOf(socket);
    const others = await othersOf(userId, (id) => id === socket.id);
    const now = joinPresence([...others, socket.data.presence]);
    const isNew = before.some((shown) => joinPresence(shown ? [...others, shown] : others) !== now);
    if (isNew) tell(rooms, blocked, userId, now);
  };

  const shownNow = async (socket: AppSocket, apply: () => void) => {
    const before = socket.data.presence;
    apply();
    if (before !== socket.data.presence) await change(socket, before);
  };

  const tellSettled = async (userId: string, own: AppSocket[], { before, hidden, isDue }: Unsettled) => {
    const socket = own.find(({ connected }) => connected);
    if (!socket) return;
    const ids = new Set(own.map(({ id }) => id));
    const others = await othersOf(userId, (id) => ids.has(id));
    const now = joinPresence([...others, ...own.map(({ data }) => data.presence)]);
    const { blocked } = settingsOf(socket);
    if (isDue || joinPresence([...others, ...before]) !== now)
      tell(workspaceRoomsOf(socket), blocked, userId, now);
    const isBlocked = new Set<string>(blocked);
    const unblocked = [...hidden].filter((room) => !isBlocked.has(room));
    const people = [{ userId, presence: now }];
    if (now !== "offline" && unblocked.length > 0) io.to(unblocked).emit("presence.changed", { people });
  };

  const settling = inTurn();
  const settleNow = async (userIds: readonly string[]): Promise<void> => {
    const sockets = [...localSockets].filter(
      ({ data }) => !data.actor.grant && userIds.includes(data.actor.userId),
    );
    const here = [...new Set(sockets.map(({ data }) => data.actor.userId))];
    if (here.length === 0) return;
    // It was to be sent to those who may see it by the settings of before.
    const due = new Set(here.filter((userId) => notices.drop(userId)));
    const settings = await loadPresenceSettings(here);
    for (const userId of here) {
      const own = sockets.filter(({ data }) => data.actor.userId === userId);
      const before = own.map(({ data }) => data.presence);
      const hidden = new Set(own.flatMap((socket) => settingsOf(socket).blocked));
      for (const socket of own) applySettings(socket, settings.get(userId)!);
      // Announcing may wait for other nodes, so it isn't awaited.
      void tellSettled(userId, own, { before, hidden, isDue: due.has(userId) });
    }
  };

  const clock = setInterval(() => {
    for (const socket of localSockets)
      if (socket.connected && !socket.data.actor.grant) void shownNow(socket, () => refreshPresence(socket));
  }, CLOCK_MS);

  return {
    connected(socket: AppSocket) {
      // A program at work doesn't show its person as there.
      if (socket.data.actor.grant) return;
      const { userId } = socket.data.actor;
      const gone = leaving.get(userId);
      clearTimeout(gone?.timer);
      leaving.delete(userId);
      // Who asked in the moment they were gone doesn't have them on their list.
      void change(socket, null, ...(gone ? [gone.shown] : []));
    },
    /** Call while the socket still is in its rooms. */
    disconnecting(socket: AppSocket) {
      if (socket.data.actor.grant) return;
      const { actor, presence } = socket.data;
      const rooms = workspaceRoomsOf(socket);
      const { blocked } = settingsOf(socket);
      const gone = leaving.get(actor.userId);
      clearTimeout(gone?.timer);
      const shown = joinPresence([presence, ...(gone ? [gone.shown] : [])]);
      const timer = setTimeout(async () => {
        leaving.delete(actor.userId);
        const others = await othersOf(actor.userId, (id) => id === socket.id);
        const now = joinPresence(others);
        if (joinPresence([...others, shown]) !== now) tell(rooms, blocked, actor.userId, now);
      }, GRACE_MS);
      leaving.set(actor.userId, { timer, shown });
    },
    report: (socket: AppSocket, isIdle: boolean) => shownNow(socket, () => applyIdle(socket, isIdle)),
    /** Reads the presence settings and blocks of these people again. */
    settle(userIds: readonly string[]) {
      noteAccessChange();
      return settling("all", () => settleNow(userIds));
    },
    /** After notifications may have been missed. */
    settleAll() {
      return this.settle([...localSockets].map(({ data }) => data.actor.userId));
    },
    /** Whom a socket's person may see in a workspace, or in all of theirs, and how. */
    async list(socket: AppSocket, workspaceId?: string) {
      const rooms = workspaceId ? [workspaceRoom(workspaceId)] : workspaceRoomsOf(socket);
      if (rooms.length === 0) return [];
      const sockets = await socketsIn(rooms);
      const hidden = new Set<string>(settingsOf(socket).blockerIds);
      const devices = new Map<string, Shown[]>();
      for (const { data } of sockets) {
        const { userId } = data.actor;
        if (hidden.has(userId)) continue;
        devices.set(userId, [...(devices.get(userId) ?? []), data.presence]);
      }
      return [...devices]
        .map(([userId, shown]) => ({ userId, presence: joinPresence(shown) }))
        .filter(({ presence }) => presence !== "offline");
    },
    stop() {
      clearInterval(clock);
      notices.stop();
      for (const { timer } of leaving.values()) clearTimeout(timer);
    },
  };
}

const workspaceRoomsOf = (socket: AppSocket) =>
  [...socket.rooms].filter((room) => room.startsWith("workspace:"));
