import { AppError } from "./errors";

/** 1 MiB is more than any endpoint takes; uploads are streamed. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The body of a request, whole. @throws AppError too_large */
export async function readBody(request: Request): Promise<Buffer> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > MAX_BODY_BYTES) throw tooLarge();
  const bytes: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    bytes.push(chunk);
  }
  return Buffer.concat(bytes);
}

const tooLarge = () => new AppError("too_large", `A request may have ${MAX_BODY_BYTES} bytes at most.`);
