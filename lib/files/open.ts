import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { log } from "@/lib/log";
import { storage } from "@/lib/storage/storage";

/** The bytes of a file for an archive. One whose bytes are lost is there without any. */
export async function openFile({ id, storageKey }: { id: string; storageKey: string }): Promise<Readable> {
  try {
    return Readable.fromWeb((await storage().read(storageKey)) as ReadableStream);
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
    log.warn({ file: id }, "a file's bytes are not in the store");
    return Readable.from([]);
  }
}
