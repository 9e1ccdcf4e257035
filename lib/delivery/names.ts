import { randomBytes } from "node:crypto";
import { pool } from "@/lib/db";

/** Pusher takes no colon, and 164 characters. */
const newName = (room: string) => `private-${room.replaceAll(":", "_")}-${randomBytes(9).toString("hex")}`;

type Row = { room: string; name: string };

/** What rooms are called at Pusher, by room. One that nobody has heard yet gets its name now. */
export async function channelNames(rooms: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(rooms)];
  const read = async () => {
    const { rows } = await pool().query<Row>({
      name: "pusher rooms",
      text: "SELECT room, name FROM pusher_rooms WHERE room = ANY($1::text[])",
      values: [wanted],
    });
    return new Map(rows.map(({ room, name }) => [room, name]));
  };
  const names = await read();
  const missing = wanted.filter((room) => !names.has(room));
  if (missing.length === 0) return names;
  await pool().query(
    `INSERT INTO pusher_rooms (room, name) SELECT * FROM unnest($1::text[], $2::text[]) ORDER BY 1
     ON CONFLICT DO NOTHING`,
    [missing, missing.map(newName)],
  );
  // Another process may have given some of them theirs.
  return read();
}

/** Gives rooms other names with their next event. @returns those they had */
export async function renameRooms(rooms: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<Row>(
    "DELETE FROM pusher_rooms WHERE room = ANY($1::text[]) RETURNING name",
    [rooms],
  );
  return rows.map(({ name }) => name);
}
