import { accessSession } from "@/lib/ai/sessions/access";
import { AppError } from "@/lib/http/errors";
import { aiSessionRoom } from "@/lib/realtime/rooms";
import { checkedAgainstChanges, noteAccessChange } from "./changes";
import type { AppSocket } from "./io";

/** The AI chats that the page of a socket shows, whether it may read them or not. */
const shown = new WeakMap<AppSocket, ReadonlySet<string>>();

const isChatRoom = (room: string) => room.startsWith(aiSessionRoom(""));

/** The AI chats that a socket's page shows, in place of those before. It joins those that its person may read. */
export async function setShownChats(socket: AppSocket, sessionIds: readonly string[]): Promise<void> {
  shown.set(socket, new Set(sessionIds));
  const rooms = new Set<string>(sessionIds.map(aiSessionRoom));
  for (const room of [...socket.rooms]) if (isChatRoom(room) && !rooms.has(room)) await socket.leave(room);
  for (const id of sessionIds) if (!socket.rooms.has(aiSessionRoom(id))) await join(socket, id);
}

/** What the person of a socket may read has changed. */
export async function recheckAiChats(socket: AppSocket): Promise<void> {
  for (const room of [...socket.rooms]) if (isChatRoom(room)) await socket.leave(room);
  for (const id of shown.get(socket) ?? []) await join(socket, id);
}

/** A chat is no longer shared: its owner alone goes on to hear of it. */
export async function closeToReaders(
  sockets: Iterable<AppSocket>,
  { sessionId, ownerId }: { sessionId: string; ownerId: string },
): Promise<void> {
  noteAccessChange();
  for (const socket of sockets)
    if (socket.data.actor.userId !== ownerId) await socket.leave(aiSessionRoom(sessionId));
}

async function join(socket: AppSocket, sessionId: string): Promise<void> {
  const mayRead = await checkedAgainstChanges(() => mayReadChat(socket, sessionId));
  // Another chat may be shown by now.
  if (!mayRead || !shown.get(socket)?.has(sessionId)) return;
  await socket.join(aiSessionRoom(sessionId));
  socket.emit("aiSession.joined", { sessionId });
}

async function mayReadChat({ data }: AppSocket, sessionId: string): Promise<boolean> {
  try {
    await accessSession(data.actor, sessionId, "read");
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
