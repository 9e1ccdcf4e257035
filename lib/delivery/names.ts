import { randomBytes } from "node:crypto";
import { pool } from "@/lib/db";

/** Pusher takes no colon, and 164 characters. */
const newName = (room: string) => `private-${room.replaceAll(":", "_")}-${randomBytes(9).toString("hex")}`;

type Row = { room: string; name: string };

/** What rooms are called at Pusher, by room. One without a name has nobody in it: a page gives it one to enter. */
export async function findNames(rooms: Iterable<string>): Promise<Map<string, string>> {
  const { rows } = await pool().query<Row>({
    name: "pusher rooms",
    text: "SELECT room, name FROM pusher_rooms WHERE room = ANY($1::text[])",
    values: [[...new Set(rooms)]],
  });
  return new Map(rows.map(({ room, name }) => [room, name]));
}

/** As `findNames`, of rooms that are about to be entered: each gets a name. */
export async function giveNames(rooms: readonly string[]): Promise<Map<string, string>> {
  const names = await findNames(rooms);
  const missing = rooms.filter((room) => !names.has(room));
  if (missing.length === 0) return names;
  await pool().query(
    `INSERT INTO pusher_rooms (room, name) SELECT * FROM unnest($1::text[], $2::text[]) ORDER BY 1
     ON CONFLICT DO NOTHING`,
    [missing, missing.map(newName)],
  );
  // Another process may have given some of them theirs.
  return findNames(rooms);
}

/** Takes their names from rooms; who may still hear them gives them others. @returns the former ones */
export async function renameRooms(rooms: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<Row>(
    "DELETE FROM pusher_rooms WHERE room = ANY($1::text[]) RETURNING name",
    [rooms],
  );
  return rows.map(({ name }) => name);
}
