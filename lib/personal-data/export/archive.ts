import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of the archive, opened when its turn comes. */
export type Entry = { path: string; open: () => Promise<Readable> };

/** Writes a zip entry by entry; no more of it is in memory than what is on its way to the disk. */
export async function writeArchive(to: string, entries: readonly Entry[], signal: AbortSignal) {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  for (const { path, open } of entries)
    zip.addReadStreamLazy(path, (begin) => {
      open().then(
        (stream) => begin(null, stream),
        (error: Error) => output.destroy(error),
      );
    });
  zip.end();
  await pipeline(output, createWriteStream(to, { flags: "wx" }), { signal });
}

/** A name of an entry: what people call files isn't a path. */
export const entryName = (name: string) => name.replace(/[\\/\p{Cc}]/gu, "_").slice(0, 150);
