import { isGranted } from "@/lib/auth/grant";
import type { Scope } from "@/lib/http/scopes";
import { channelRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { isBound } from "@/lib/sql/bounds";
import type { AppSocket, Io } from "./io";

// The sockets of API keys are in rooms of their own, whose events are looked at one by one: a key hears what its scopes
// let it read, and what lies within its bounds. What isn't sent through the bus (typing, presence, calls) it doesn't hear.

const PREFIX = "key:";

/** The room in which a socket hears what is sent to `room`. */
export const roomFor = ({ data }: AppSocket, room: string): string =>
  data.actor.grant ? `${PREFIX}${room}` : room;

/** Whether a socket is among those that `room` is for. */
export const isIn = (socket: AppSocket, room: string): boolean => socket.rooms.has(roomFor(socket, room));

/** What reading an event takes, by its noun. A key doesn't hear the others. */
const SCOPES: Readonly<Record<string, Scope>> = {
  channel: "channels:read",
  columns: "tasks:read",
  comment: "documents:read",
  conversation: "conversations:read",
  document: "documents:read",
  draft: "later:read",
  emoji: "emoji:read",
  file: "files:read",
  files: "files:read",
  inbox: "inbox:read",
  label: "tasks:read",
  member: "members:read",
  message: "messages:read",
  notifications: "notifications:read",
  person: "people:read",
  poll: "messages:read",
  reaction: "messages:read",
  receipt: "messages:read",
  reminders: "later:read",
  saved: "messages:read",
  scheduled: "later:read",
  stickers: "emoji:read",
  task: "tasks:read",
  tasks: "tasks:read",
  thread: "messages:read",
  version: "documents:read",
  workspace: "workspaces:read",
};

type Sent = { room: string | string[]; except?: string[] | undefined; event: string; data: unknown };

/** Whether a socket may hear an event of its rooms. */
export function mayHear(socket: AppSocket, { room, event, data }: Sent): boolean {
  const { actor } = socket.data;
  if (!actor.grant) return true;
  const scope = SCOPES[event.split(".")[0] ?? ""];
  if (!scope || !isGranted(actor, { scope })) return false;
  // The room of a channel or workspace lies within the bounds; that of the person doesn't say where an event belongs.
  if (!isBound(actor.grant) || [room].flat().some((one) => !isPersonal(one) && isIn(socket, one)))
    return true;
  const places = placesIn(data);
  return places.length > 0 && places.every((one) => isIn(socket, one));
}

const isPersonal = (room: string) => room.startsWith("user:");

/** The rooms of the channels and workspaces that an event names. */
function placesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    if (typeof value !== "string") return placesIn(value);
    if (name === "channelId") return [channelRoom(value)];
    return name === "workspaceId" ? [workspaceRoom(value)] : [];
  });
}

/** Whether a socket is notified that access changed in a workspace, or in conversations. */
export function hearsOfAccess(socket: AppSocket, workspaceId: string | null | undefined): boolean {
  const { actor } = socket.data;
  if (!actor.grant) return true;
  if (!isGranted(actor, { scope: "channels:read" })) return false;
  return workspaceId ? isIn(socket, workspaceRoom(workspaceId)) : actor.grant.hasConversations;
}

/** Sends an event of the bus to the keys that may hear it. */
export function emitToKeys(io: Io, sent: Sent, position: string): void {
  const { adapter, sockets } = io.of("/");
  const ids = new Set(
    [sent.room].flat().flatMap((room) => [...(adapter.rooms.get(`${PREFIX}${room}`) ?? [])]),
  );
  for (const id of ids) {
    const socket = sockets.get(id);
    if (!socket || sent.except?.some((room) => isIn(socket, room)) || !mayHear(socket, sent)) continue;
    (socket.emit as Emit)(sent.event, sent.data, position);
  }
}

type Emit = (event: string, data: unknown, position: string) => boolean;
