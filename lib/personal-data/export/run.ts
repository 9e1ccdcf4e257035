import { Readable } from "node:stream";
import type { Entry } from "@/lib/files/archive";
import { archiveNames } from "@/lib/files/archive-names";
import { makeArchive } from "@/lib/files/make-archive";
import { openFile } from "@/lib/files/open";
import type { JobData } from "@/lib/jobs/jobs";
import type { Run } from "@/lib/jobs/run";
import { EXPORT_PARTS } from "./parts";
import { documentJson, findDocuments, findFiles, jsonRows } from "./read";

/** Makes the archive of a person's own data. */
export async function exportAccount({ userId }: JobData<"account.export">, run: Run): Promise<void> {
  const name = `guildhall-${new Date().toISOString().slice(0, 10)}.zip`;
  const file = { ownerId: userId, purpose: "EXPORT" as const, name };
  await makeArchive(run, { entries: await listEntries(userId), file });
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
