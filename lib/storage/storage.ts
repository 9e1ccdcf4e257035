import { env } from "@/lib/env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";

/** Bytes `start` to `end`, both included. */
export type ByteRange = { start: number; end: number };

/** Where the bytes of files are. Keys are made by us: lower-case letters, digits, `-`, and `/` between folders. */
export type Storage = {
  /** Takes a finished temporary file over; durable once it resolves. */
  adopt(key: string, path: string): Promise<void>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @throws Error with code ENOENT where there is none */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
  /** Keys that aren't there are fine. */
  remove(keys: string[]): Promise<void>;
  /** For files too large for one request; null where the store has none. */
  multipart: Multipart | null;
};

export type Multipart = {
  begin(key: string): Promise<string>;
  /** @param number from 1 on; sending it again replaces it. From a file, by its path, or as bytes. */
  putPart(key: string, id: string, number: number, from: string | Uint8Array): Promise<void>;
  /** Has the store copy a part from what lies under the key so far. */
  copyPart(key: string, id: string, number: number, range: ByteRange): Promise<void>;
  /**
   * The numbers of the parts that have arrived, with their sizes in bytes.
   * @throws Error with code ENOENT for an upload that was completed, given up, or never begun
   */
  listParts(key: string, id: string): Promise<{ number: number; size: number }[]>;
  complete(key: string, id: string): Promise<void>;
  abort(key: string, id: string): Promise<void>;
};

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
