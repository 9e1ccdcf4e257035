import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { storageFailure } from "@/lib/storage/failure";
import { incomingFolder } from "@/lib/storage/incoming";

export type Received = { path: string; size: number };

/**
 * Takes the body of a request into a temporary file and hands that to `work`; whatever happens, it is gone afterwards
 * (unless a store has taken it over).
 * @throws AppError too_large, invalid_input where nothing came or the upload was cut, unavailable when the disk is full
 */
export async function receive<T>(
  request: Request,
  maxBytes: number,
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > maxBytes) throw tooLarge(maxBytes);
  const file = path.join(await incomingFolder(env().FILES_DIR).catch(storageFailure), randomUUID());
  try {
    const size = await write(request.body, file, maxBytes);
    if (declared !== null && size < Number(declared)) throw cut();
    // All came, and nobody waits for the answer: it was cancelled.
    if (request.signal.aborted) throw cut();
    if (size === 0) throw new AppError("invalid_input", "The file is empty.");
    return await work({ path: file, size });
  } finally {
    await rm(file, { force: true });
  }
}

async function write(body: ReadableStream<Uint8Array> | null, file: string, maxBytes: number) {
  const handle = await open(file, "wx").catch(storageFailure);
  let size = 0;
  try {
    for await (const chunk of chunksOf(body)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      await writeAll(handle, chunk);
    }
  } finally {
    await handle.close();
  }
  return size;
}

async function writeAll(handle: FileHandle, chunk: Uint8Array) {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, at).catch(storageFailure);
    at += bytesWritten;
  }
}

/** A body that breaks off is the sender's failure, other than one of ours to write it down. */
async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    while (reader) {
      const { done, value } = await reader.read().catch(() => {
        throw cut();
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader?.cancel().catch(() => {});
  }
}

const cut = () =>
  new AppError("invalid_input", "The upload was cut off half-way. Nothing was kept; try again.");

export const tooLarge = (maxBytes: number) =>
  new AppError("too_large", `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`, {
    maxBytes,
  });
