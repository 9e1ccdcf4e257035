import { pool, transaction } from "@/lib/db";
import { ITEM_COLUMNS, ITEM_JOINS, type ItemRow, toItem } from "@/lib/inbox/presenter";
import { visibleItems } from "@/lib/inbox/visible";
import { sendMail } from "@/lib/mail/mail";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import { isDigestDue } from "./due";
import { digestMail } from "./mail";

const BATCH = 500;
/** Items younger than this may still be read in the app. */
const IS_DUE = `${IS_UNREAD} AND i.mailed_at IS NULL AND i.created_at < now() - interval '10 minutes'`;

type Reader = {
  id: string;
  name: string;
  email: string;
  digest: "NEVER" | "HOURLY" | "DAILY";
  timeZone: string;
  digestedAt: Date | null;
};

/** The job "inbox.digest": mails everyone who is due what stayed unread, each item once. */
export async function sendDigests(now = new Date()): Promise<void> {
  let after: string | null = null;
  do {
    const readers = await findReaders(after);
    for (const reader of readers) if (isDigestDue(reader, now)) await mailDigest(reader, now);
    after = readers.length === BATCH ? (readers.at(-1)?.id ?? null) : null;
  } while (after);
}

/** People with unread items and a verified address. */
async function findReaders(after: string | null): Promise<Reader[]> {
  const { rows } = await pool().query<Reader>({
    name: "digest readers",
    text: `SELECT u.id, u.name, u.email, coalesce(ps.digest, 'DAILY') AS digest,
        coalesce(ps.time_zone, 'UTC') AS "timeZone", ps.digested_at AS "digestedAt"
      FROM users u LEFT JOIN person_settings ps ON ps.user_id = u.id
      WHERE u.email_verified IS NOT NULL AND coalesce(ps.digest, 'DAILY') <> 'NEVER'
        AND ($1::uuid IS NULL OR u.id > $1)
        AND EXISTS (SELECT FROM inbox_items i WHERE i.user_id = u.id AND ${IS_DUE})
      ORDER BY u.id LIMIT ${BATCH}`,
    values: [after],
  });
  return rows;
}

/** Marks and mails in one transaction: an item is in one mail or in none, also when the job runs twice. */
async function mailDigest(reader: Reader, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const marked = await tx.$queryRawUnsafe<{ id: string }[]>(
      `UPDATE inbox_items SET mailed_at = now() WHERE mailed_at IS NULL
       AND id IN (SELECT i.id FROM ${visibleItems("$1::uuid")} AND ${IS_DUE}) RETURNING id`,
      reader.id,
    );
    if (marked.length === 0) return;
    const rows = await tx.$queryRawUnsafe<ItemRow[]>(
      `SELECT ${ITEM_COLUMNS} FROM inbox_items i ${ITEM_JOINS} WHERE i.id = ANY($1::uuid[]) ORDER BY i.created_at DESC`,
      marked.map(({ id }) => id),
    );
    const frequency = reader.digest === "HOURLY" ? "HOURLY" : "DAILY";
    await sendMail(tx, reader.email, digestMail(reader.name, rows.map(toItem), frequency));
    await tx.personSettings.upsert({
      where: { userId: reader.id },
      create: { userId: reader.id, digestedAt: now },
      update: { digestedAt: now },
    });
  });
}
