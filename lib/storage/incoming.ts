import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

const STALE_MS = 24 * 60 * 60_000;

/** The folder of uploads that aren't complete yet. It is on the same file system as the store, so that completing is a rename. */
export async function incomingFolder(root: string): Promise<string> {
  const folder = path.join(root, "incoming");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Deletes what processes left behind that were killed amid an upload. */
export async function cleanUpIncoming(root: string): Promise<void> {
  const folder = await incomingFolder(root);
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtimeMs < Date.now() - STALE_MS) await rm(file, { force: true });
  }
}
