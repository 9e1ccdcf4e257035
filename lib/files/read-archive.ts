import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { AppError } from "@/lib/http/errors";

export type ArchiveLimits = {
  entries: number;
  /** Bytes of all of it, unpacked. */
  bytes: number;
  /** What one is called, in a sentence of refusal. */
  word: string;
};
export type ReadArchive = {
  paths: ReadonlySet<string>;
  /** The bytes of an entry; null where there is none. */
  read: (path: string) => Promise<Buffer | null>;
};

/**
 * Opens a zip that anybody made. What it says of its sizes is held against the limits before anything is unpacked, and
 * an entry that is larger than it says is refused.
 * @throws AppError too_large, invalid_input
 */
export async function readArchive<T>(
  path: string,
  limits: ArchiveLimits,
  work: (archive: ReadArchive) => Promise<T>,
): Promise<T> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => refuse(limits));
  try {
    const entries = await listEntries(zip, limits);
    const read = async (name: string) => {
      const entry = entries.get(name);
      if (!entry) return null;
      return buffer(await zip.openReadStreamPromise(entry)).catch(() => refuse(limits));
    };
    return await work({ paths: new Set(entries.keys()), read });
  } finally {
    zip.close();
  }
}

async function listEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new AppError("too_large", `This ${limits.word} has more than ${limits.entries} files in it.`);
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (bytes > limits.bytes) break;
      if (entry.isEncrypted()) refuse(limits, "It is locked with a password.");
      if (!entry.fileName.endsWith("/")) entries.set(entry.fileName.normalize("NFC"), entry);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    refuse(limits);
  }
  if (bytes > limits.bytes) {
    const megabytes = Math.floor(limits.bytes / 1024 / 1024);
    throw new AppError(
      "too_large",
      `This ${limits.word} is larger than ${megabytes} MB when it is unpacked.`,
    );
  }
  return entries;
}

function refuse({ word }: ArchiveLimits, why = "It may be damaged."): never {
  throw new AppError("invalid_input", `This ${word} can’t be read. ${why}`);
}
