import { db } from "@/lib/db";

/** What the database has, in order. */
export async function messageBodies(channel: { id: string }): Promise<string[]> {
  const rows = await db().message.findMany({ where: { channelId: channel.id }, orderBy: { seq: "asc" } });
  return rows.map(({ body }) => body);
}
