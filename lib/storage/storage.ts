import { env } from "@/lib/env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import type { Storage } from "./store";

let chosen: Storage | undefined;

/** The store that the environment asks for: S3 where S3_BUCKET is set, else the disk. */
export function storage(): Storage {
  chosen ??= env().S3_BUCKET ? s3Storage(env()) : diskStorage(env().FILES_DIR);
  return chosen;
}

/** Puts another store in its place, for tests of what happens when one fails; without one, the environment's. */
export function replaceStorage(other?: Storage): void {
  chosen = other;
}
