import type { TreeChannel } from "@/lib/channels/schema";
import { listForPeople } from "@/lib/channels/tree/list-for-people";
import { listVisible, type Visibility } from "@/lib/channels/visibility";
import { log } from "@/lib/log";
import type { Control } from "@/lib/realtime/bus-messages";
import { findLiveSessions } from "@/lib/realtime/live-sessions";
import { channelRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { noteAccessChange } from "./changes";
import type { OpenDocuments } from "./documents";
import { mayHaveSeen } from "./handshake";
import type { AppSocket } from "./io";
import { hearsOfAccess, isIn } from "./key-sockets";
import { localSockets, setRooms } from "./membership";

type AccessControl = Extract<Control, { kind: "access" }>;

/**
 * Applies a change of access to this node's rooms and documents, and sends each socket what it gained, lost or may now
 * do. For one channel that is two queries, however many people see it, and none by those people.
 */
export async function applyAccessChange(
  { control, xid }: { control: AccessControl; xid: bigint },
  documents: OpenDocuments,
): Promise<void> {
  noteAccessChange();
  const { workspaceId, channelId = null } = control;
  const sockets = [...localSockets].filter((socket) => isConcerned(socket, control));
  const connections = documents.connections({ userIds: control.userIds, channelId });
  const userIds = new Set([...sockets, ...connections].map((one) => one.data.actor.userId));
  if (userIds.size === 0) return;
  const visible = await listVisible([...userIds], channelId);
  const one =
    workspaceId && channelId ? { id: channelId, trees: await listForPeople([...userIds], channelId) } : null;
  for (const socket of sockets) {
    const hadChannel = one !== null && isIn(socket, channelRoom(one.id));
    await setRooms(socket, visibleTo(visible, socket), channelId);
    const seen = one?.trees.get(socket.data.actor.userId) ?? [];
    // Where the rooms were read after the change, and the page before it, what that page has gained or lost is unknown.
    const channels = one && !mayHaveSeen(socket, xid) ? changesOf(one.id, hadChannel, seen) : undefined;
    if (channels !== null && hearsOfAccess(socket, workspaceId))
      socket.emit("access.changed", { workspaceId, channels });
  }
  documents.recheck(connections, visible);
}

/** @param seen the channel and those under it, as far as the person sees them now */
function changesOf(channelId: string, hadChannel: boolean, seen: TreeChannel[]) {
  const channel = seen.filter(({ id }) => id === channelId);
  const under = seen.filter(({ id }) => id !== channelId);
  if (channel.length === 0) return hadChannel ? { gained: [], changed: [], lost: [channelId] } : null;
  return hadChannel
    ? { gained: [], changed: channel, lost: [] }
    : { gained: channel, changed: under, lost: [] };
}

function isConcerned(socket: AppSocket, { workspaceId, channelId, userIds }: AccessControl): boolean {
  if (userIds) return userIds.includes(socket.data.actor.userId);
  if (workspaceId) return isIn(socket, workspaceRoom(workspaceId));
  return !!channelId && isIn(socket, channelRoom(channelId));
}

/** Closes what was opened by sessions that have ended. */
export function endSessions(sessionIds: readonly string[], documents: OpenDocuments): void {
  noteAccessChange();
  for (const socket of localSockets) if (sessionIds.includes(socket.data.actor.sessionId)) end(socket);
  documents.closeSessions(sessionIds);
}

function end(socket: AppSocket) {
  socket.emit("session.ended", {});
  socket.disconnect(true);
  // A socket that is only about to connect isn't reached by disconnect.
  if (!socket.connected) socket.conn.close();
}

/** Closes the sockets and documents of ended sessions, and reads changed names again. */
export async function checkSessions(documents: OpenDocuments): Promise<void> {
  const open = [...localSockets, ...documents.connections({})];
  const sessionIds = [...new Set(open.map((one) => one.data.actor.sessionId))];
  if (sessionIds.length === 0) return;
  const live = await findLiveSessions(sessionIds);
  for (const one of open) one.data.actor = live.get(one.data.actor.sessionId) ?? one.data.actor;
  const ended = sessionIds.filter((id) => !live.has(id));
  if (ended.length > 0) endSessions(ended, documents);
}

/** Looks at everything again, after notifications may have been missed. */
export async function resynchronize(documents: OpenDocuments): Promise<void> {
  noteAccessChange();
  await checkSessions(documents);
  const connections = documents.connections({});
  const sockets = [...localSockets];
  const userIds = new Set([...sockets, ...connections].map((one) => one.data.actor.userId));
  if (userIds.size > 0) {
    const visible = await listVisible([...userIds]);
    for (const socket of sockets) await setRooms(socket, visibleTo(visible, socket), null);
    documents.recheck(connections, visible);
  }
  await documents.reload();
  for (const socket of localSockets) socket.emit("server.resynchronized", {});
  log.info({ sockets: sockets.length, documents: connections.length }, "resynchronized");
}

const nothing: Visibility = { workspaceIds: new Set(), channels: new Map() };
const visibleTo = (visible: Map<string, Visibility>, { data }: AppSocket) =>
  visible.get(data.actor.userId) ?? nothing;
