import { db } from "@/lib/db";
import { EXPORT_DAYS } from "./purposes";

const KEPT_MS = EXPORT_DAYS * 24 * 60 * 60 * 1_000;

type Owned = { ownerId: string; purpose: "EXPORT" | "CHANNEL_EXPORT"; channelId?: string };

/** Those that are ready and not expired, the newest first. */
export async function listArchives(owned: Owned) {
  const files = await db().file.findMany({
    where: { ...owned, status: "READY", createdAt: { gt: new Date(Date.now() - KEPT_MS) } },
    orderBy: { id: "desc" },
  });
  const items = files.map(({ id, name, size, createdAt }) => ({
    ...{ id, name, size: Number(size), createdAt },
    expiresAt: new Date(createdAt.getTime() + KEPT_MS),
  }));
  return { items };
}
