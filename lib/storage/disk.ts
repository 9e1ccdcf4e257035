import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { incomingFolder } from "./incoming";
import type { Storage } from "./store";

/** Files in a folder of this machine. A file appears under its key whole and on the disk, or not at all. */
export function diskStorage(root: string): Storage {
  const pathOf = (key: string) => path.join(root, "objects", key);

  async function adopt(key: string, from: string) {
    const to = pathOf(key);
    await mkdir(path.dirname(to), { recursive: true });
    await sync(from);
    await rename(from, to);
    // The folder's entry is what makes the name last.
    await sync(path.dirname(to));
  }

  return {
    adopt,
    async put(key, bytes) {
      const temporary = path.join(await incomingFolder(root), randomUUID());
      try {
        await writeFile(temporary, bytes);
        await adopt(key, temporary);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async read(key, range) {
      const file = pathOf(key);
      await stat(file);
      return Readable.toWeb(createReadStream(file, range)) as ReadableStream<Uint8Array>;
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true });
    },
    multipart: null,
  };
}

async function sync(file: string) {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
