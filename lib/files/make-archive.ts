import { randomUUID } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Run } from "@/lib/jobs/run";
import { log } from "@/lib/log";
import { incomingFolder } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { type Entry, writeArchive } from "./archive";
import { removeFiles } from "./remove/service";
import { newKey } from "./upload/service";

type Archive = {
  entries: readonly Entry[];
  file: { ownerId: string; channelId?: string; purpose: "EXPORT" | "CHANNEL_EXPORT"; name: string };
  /** Throws where its owner may not have it any more: before each entry, and before it is theirs. */
  check?: () => Promise<unknown>;
  notes?: () => string[];
};

/**
 * Makes an archive, puts it in place of its owner's one before, and ends the run. What a killed worker has left is an
 * unused file, which clean-up deletes; the next attempt begins anew.
 */
export async function makeArchive(run: Run, { entries, file, check, notes }: Archive): Promise<void> {
  const temporary = path.join(await incomingFolder(env().FILES_DIR), randomUUID());
  const { ownerId, purpose, channelId = null } = file;
  try {
    await writeArchive(temporary, watched(entries, run, check), run.signal);
    const { size } = await stat(temporary);
    const id = uuidv7();
    const storageKey = newKey(id);
    const row = { ...file, id, type: "application/zip", size, storageKey };
    await run.step((tx) => tx.file.create({ data: row }));
    try {
      await storage().adopt(storageKey, temporary);
      await run.finish(async (tx) => {
        await check?.();
        await removeFiles(tx, { ownerId, purpose, channelId, id: { not: id } });
        await tx.file.update({ where: { id }, data: { status: "READY" } });
        return { fileId: id, channelId, notes: notes?.() ?? [] };
      });
    } catch (error) {
      await discard(id, storageKey);
      throw error;
    }
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The row may be gone, with the account: nothing else would find the bytes. What fails here is left to clean-up. */
async function discard(id: string, storageKey: string): Promise<void> {
  const [row, bytes] = await Promise.allSettled([
    db().file.deleteMany({ where: { id } }),
    storage().remove([storageKey]),
  ]);
  if (row.status === "rejected" || bytes.status === "rejected")
    log.warn({ file: id }, "an archive that failed is still there");
}

/** Reports each entry as done when the next one begins. */
function watched(entries: readonly Entry[], run: Run, check: Archive["check"]): Entry[] {
  return entries.map(({ path: name, open }, index) => ({
    path: name,
    async open() {
      await run.progress(index, entries.length);
      await check?.();
      return open();
    },
  }));
}
