import { randomUUID } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { type Entry, writeArchive } from "@/lib/files/archive";
import { archiveNames } from "@/lib/files/archive-names";
import { openFile } from "@/lib/files/open";
import { removeFiles } from "@/lib/files/remove/service";
import { newKey } from "@/lib/files/upload/service";
import type { JobData } from "@/lib/jobs/jobs";
import type { Run } from "@/lib/jobs/run";
import { log } from "@/lib/log";
import { incomingFolder } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { EXPORT_PARTS } from "./parts";
import { documentJson, findDocuments, findFiles, jsonRows } from "./read";

/**
 * Makes the archive of a person's own data and puts it in place of the one before. What a killed worker has left is an
 * unused file, which clean-up deletes; the next attempt begins anew.
 */
export async function exportAccount({ userId }: JobData<"account.export">, run: Run): Promise<void> {
  const temporary = path.join(await incomingFolder(env().FILES_DIR), randomUUID());
  try {
    await writeArchive(temporary, withProgress(await listEntries(userId), run), run.signal);
    const { size } = await stat(temporary);
    const id = uuidv7();
    const storageKey = newKey(id);
    const name = `guildhall-${new Date().toISOString().slice(0, 10)}.zip`;
    const file = { id, ownerId: userId, name, type: "application/zip", size, storageKey };
    await run.step((tx) => tx.file.create({ data: { ...file, purpose: "EXPORT" } }));
    try {
      await storage().adopt(storageKey, temporary);
      await run.step(async (tx) => {
        await removeFiles(tx, { ownerId: userId, purpose: "EXPORT", id: { not: id } });
        await tx.file.update({ where: { id }, data: { status: "READY" } });
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

async function listEntries(userId: string): Promise<Entry[]> {
  const [files, documents] = await Promise.all([findFiles(userId), findDocuments(userId)]);
  const documentName = archiveNames();
  const fileName = archiveNames();
  return [
    ...Object.entries(EXPORT_PARTS).map(([name, select]) => ({
      path: `${name}.json`,
      open: async () => Readable.from(jsonRows(select, userId)),
    })),
    ...documents.map((document) => ({
      path: `documents/${documentName(document.name, ".json")}`,
      open: async () => Readable.from([await documentJson(document)]),
    })),
    ...files.map((file) => ({
      path: `files/${file.id}-${fileName(file.name)}`,
      open: () => openFile(file),
    })),
  ];
}

/** Reports each entry as done when the next one begins. */
function withProgress(entries: readonly Entry[], run: Run): Entry[] {
  return entries.map(({ path: name, open }, index) => ({
    path: name,
    async open() {
      await run.progress(index, entries.length);
      return open();
    },
  }));
}
