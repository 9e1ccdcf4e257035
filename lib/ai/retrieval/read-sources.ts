import type { Prisma } from "@/lib/generated/prisma/client";
import type { Database } from "./candidates";
import { readParagraphs } from "./read-documents";
import { readFiles } from "./read-files";
import { readMessages } from "./read-messages";
import { readTasks } from "./read-tasks";
import { keyOf, type ReadSources, type SourceKey } from "./source-place";
import type { Source } from "./types";

type Reader = (db: Database, visible: Prisma.Sql, own: readonly SourceKey[]) => Promise<ReadSources>;

const READERS: Record<Source["kind"], Reader> = {
  message: readMessages,
  document: readParagraphs,
  task: readTasks,
  file: readFiles,
};

/** The texts of candidates with what they can't be understood without, in their order. What is gone meanwhile is left out. */
export async function readSources(
  db: Database,
  visible: Prisma.Sql,
  candidates: readonly SourceKey[],
): Promise<Source[]> {
  const found: ReadSources = new Map();
  for (const [kind, read] of Object.entries(READERS)) {
    const own = candidates.filter((candidate) => candidate.kind === kind);
    if (own.length === 0) continue;
    for (const [key, source] of await read(db, visible, own)) found.set(key, source);
  }
  const sources = candidates.flatMap((candidate) => found.get(keyOf(candidate)) ?? []);
  return [...new Set(sources)];
}
