import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of the archive, opened when its turn comes. */
export type Entry = { path: string; open: () => Promise<Readable> };

/** A zip that is made entry by entry while it is read; no more of it is in memory than what is on its way. */
export function archiveStream(entries: readonly Entry[]): Readable {
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
  return output;
}

export const writeArchive = (to: string, entries: readonly Entry[], signal: AbortSignal): Promise<void> =>
  pipeline(archiveStream(entries), createWriteStream(to, { flags: "wx" }), { signal });
