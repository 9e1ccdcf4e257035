import type { PersonSettings as Row } from "@/lib/generated/prisma/client";
import { defaultsOf } from "@/lib/settings/settings";
import type { PersonSettings, QuietHours, Status } from "./schema";

export type QuietRow = Pick<Row, "quietFrom" | "quietTo">;
type StatusRow = Pick<Row, "statusEmoji" | "statusText" | "statusExpires">;

/** Null where there is none, or where its time is over. */
export function toStatus(row: StatusRow | null | undefined, now = new Date()): Status | null {
  if (!row || (!row.statusEmoji && !row.statusText)) return null;
  if (row.statusExpires && row.statusExpires <= now) return null;
  return {
    emoji: row.statusEmoji,
    text: row.statusText,
    expires: row.statusExpires?.toISOString() ?? null,
  };
}

export function toQuietHours({ quietFrom, quietTo }: QuietRow): QuietHours | null {
  return quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
}

/** A person without changed settings has no row. */
export function toSettings(row: Row | null): PersonSettings {
  return {
    presence: row?.presence ?? "AUTO",
    quietHours: row && toQuietHours(row),
    timeZone: row?.timeZone ?? "UTC",
    status: toStatus(row),
    ...defaultsOf("person"),
    ...(row && {
      deviceTimeZone: row.deviceTimeZone,
      sharesReceipts: row.sharesReceipts,
      sounds: row.sounds,
      callsRing: row.callsRing,
      reactionsInInbox: row.reactionsInInbox,
      digest: row.digest,
    }),
  };
}
