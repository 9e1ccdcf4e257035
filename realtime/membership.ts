import { type Visibility, visibleWithin } from "@/lib/channels/visibility";
import {
  channelRoom,
  memberRoom,
  sessionRoom,
  userRoom,
  viewingRoom,
  workspaceRoom,
} from "@/lib/realtime/rooms";
import { recheckAiChats, setShownChats } from "./ai-chat-rooms";
import type { AppSocket } from "./io";
import { roomFor } from "./key-sockets";

/** The sockets of this node, those included that are about to connect. */
export const localSockets = new Set<AppSocket>();

/** The rooms of the channels and workspaces somebody sees. */
function* roomsOf({ workspaceIds, channels }: Visibility, userId: string) {
  for (const id of workspaceIds) {
    yield workspaceRoom(id);
    yield memberRoom(id, userId);
  }
  for (const id of channels.keys()) yield channelRoom(id);
}

/** Joins a new socket to everything its person may hear. */
export async function joinRooms(socket: AppSocket, visible: Visibility): Promise<void> {
  const { userId, sessionId } = socket.data.actor;
  await socket.join([roomFor(socket, userRoom(userId)), sessionRoom(sessionId)]);
  await setRooms(socket, visible, null);
}

/**
 * Makes the rooms of a socket those that its person may hear now.
 * @param channelId when only this channel was looked at
 */
export async function setRooms(socket: AppSocket, visible: Visibility, channelId: string | null) {
  const { userId, grant } = socket.data.actor;
  const rooms = [...roomsOf(visibleWithin(visible, grant), userId)];
  const wanted = new Set(rooms.map((room) => roomFor(socket, room)));
  const isLookedAt = (room: string) =>
    channelId
      ? room === roomFor(socket, channelRoom(channelId))
      : /^(key:)?(channel|workspace|member):/.test(room);
  for (const room of [...socket.rooms]) if (isLookedAt(room) && !wanted.has(room)) await socket.leave(room);
  for (const room of [...socket.rooms])
    if (isViewing(room) && !maySee(socket, room)) await socket.leave(room);
  await socket.join([...wanted].filter((room) => !socket.rooms.has(room)));
  // Who was put out of a workspace, or became a guest there, reads none of its AI chats.
  if (!channelId) await recheckAiChats(socket);
}

const isViewing = (room: string) => room.startsWith("viewing:");
const maySee = (socket: AppSocket, room: string) => socket.rooms.has(channelRoom(room.split(":")[1] ?? ""));

type Viewed = { channelId: string; threadId?: string | undefined } | { aiSessionId: string };

/** What a socket's page shows, in place of those before; those of channels it may not see are left out. */
export async function setViewing(socket: AppSocket, streams: readonly Viewed[]): Promise<void> {
  const chats = streams.flatMap((it) => ("aiSessionId" in it ? it.aiSessionId : []));
  const rooms = new Set<string>(
    streams.flatMap((it) => ("channelId" in it ? viewingRoom(it.channelId, it.threadId ?? null) : [])),
  );
  for (const room of [...socket.rooms]) if (isViewing(room) && !rooms.has(room)) await socket.leave(room);
  await socket.join([...rooms].filter((room) => maySee(socket, room)));
  await setShownChats(socket, chats);
}
