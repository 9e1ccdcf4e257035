import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { nameKey } from "./text";

type Reader = { id: string; name: string; email: string };

const READERS = `SELECT u.id, u.name, u.email FROM channels c
  JOIN memberships member ON member.workspace_id = c.workspace_id JOIN users u ON u.id = member.user_id
  ${joinPerson("u.id")}
  WHERE c.id = $1::uuid AND u.deleted_at IS NULL AND ${CHANNEL_IS_VISIBLE}`;

/** Finds those who read a channel by the name or the e-mail address that a file has; null where it isn't one person. */
export async function findPeople(
  tx: Transaction,
  channelId: string,
): Promise<(name: string) => string | null> {
  const readers = await tx.$queryRawUnsafe<Reader[]>(READERS, channelId);
  const found = new Map<string, string | null>();
  for (const { id, name, email } of readers)
    for (const key of new Set([nameKey(name), nameKey(email)])) found.set(key, found.has(key) ? null : id);
  return (name) => found.get(nameKey(name)) ?? null;
}
