import type { Actor } from "@/lib/auth/actor";
import { listVisible, type Visibility } from "@/lib/channels/visibility";
import { pool } from "@/lib/db";
import { channelRoom, memberRoom, sessionRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";

const nothing: Visibility = { workspaceIds: new Set(), channels: new Map() };

/** The rooms that somebody may hear now, as those of a socket. */
export async function roomsOf({ userId, sessionId }: Pick<Actor, "userId" | "sessionId">): Promise<string[]> {
  const visible = (await listVisible([userId])).get(userId) ?? nothing;
  return [userRoom(userId), sessionRoom(sessionId), ...roomsOfPerson(visible, userId)];
}

const roomsOfPerson = ({ workspaceIds, channels }: Visibility, userId: string): string[] => [
  ...[...workspaceIds].flatMap((id) => [workspaceRoom(id), memberRoom(id, userId)]),
  ...[...channels.keys()].map(channelRoom),
];

type Place = { workspaceId: string | null; channelId?: string | undefined; userIds?: string[] | undefined };

/** The rooms that somebody may no longer hear, after who may see a place has changed. */
export async function lostRooms({ workspaceId, channelId, userIds }: Place): Promise<string[]> {
  const rooms = channelId
    ? [channelRoom(channelId)]
    : workspaceId
      ? [workspaceRoom(workspaceId), ...(await channelsOf(workspaceId)).map(channelRoom)]
      : [];
  // Who it is isn't known: anybody of the place.
  if (!userIds) return rooms;
  const visible = await listVisible(userIds, channelId ?? null);
  const lost = new Set<string>();
  for (const userId of userIds) {
    const own = workspaceId && !channelId ? [memberRoom(workspaceId, userId)] : [];
    const heard = new Set(roomsOfPerson(visible.get(userId) ?? nothing, userId));
    for (const room of [...rooms, ...own]) if (!heard.has(room)) lost.add(room);
  }
  return [...lost];
}

async function channelsOf(workspaceId: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM channels WHERE workspace_id = $1", [
    workspaceId,
  ]);
  return rows.map(({ id }) => id);
}
