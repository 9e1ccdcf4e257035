import type { Actor } from "@/lib/auth/actor";
import { findLiveSession } from "@/lib/auth/session-store";
import type { File } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import { storageFailure } from "@/lib/storage/failure";
import { storage } from "@/lib/storage/storage";
import { accessFile } from "../access";
import { isArchive } from "../purposes";
import { contentHeaders } from "./headers";
import { parseRange } from "./range";
import { sessionOf, signedUrl, type Variant } from "./signature";

type Asked = Pick<Wanted, "fileId" | "variant"> & { download?: boolean };

/**
 * Redirects a person who may read a file to a short-lived address of it, or to the original while there is no thumbnail.
 * An archive has no such address: its bytes are the answer.
 */
export async function downloadFile(
  request: Request,
  actor: Actor,
  { fileId, variant, download = false }: Asked,
): Promise<Response> {
  const file = await accessFile(actor, fileId);
  if (isArchive(file.purpose)) return sendFile(request, file, { variant: "original", download: true });
  const signed = variant === "thumbnail" && file.thumbnailKey ? "thumbnail" : "original";
  const url = signedUrl({ fileId, variant: signed, sessionId: actor.sessionId });
  return new Response(null, {
    status: 302,
    headers: {
      // The address is of one session.
      vary: "cookie",
      location: download ? `${url}&download=1` : url,
      // Until the thumbnail is there, ask again.
      "cache-control": variant === "thumbnail" && !file.thumbnailKey ? "no-store" : "private, max-age=60",
    },
  });
}

type Wanted = { fileId: string; variant: Variant; token: string; download: boolean };

/**
 * The bytes behind a signed address, or the part that the Range header asks for, while the session that it was made for
 * lasts and its person may see the file.
 */
export async function serveContent(request: Request, wanted: Wanted): Promise<Response> {
  const { fileId, variant, token, download } = wanted;
  const sessionId = sessionOf(fileId, variant, token);
  const session = sessionId && (await findLiveSession(sessionId));
  if (!session) throw notFound("file");
  const file = await accessFile(session, fileId);
  if (isArchive(file.purpose)) throw notFound("file");
  return sendFile(request, file, { variant, download });
}

/** The bytes of a file, for callers that have checked the permission. */
export async function sendFile(
  request: Request,
  file: File,
  { variant, download }: Pick<Wanted, "variant" | "download">,
): Promise<Response> {
  const key = variant === "thumbnail" ? file.thumbnailKey : file.storageKey;
  if (!key) throw notFound("file");
  if (variant === "thumbnail") {
    const headers = contentHeaders({ name: `${file.name}.webp`, type: "image/webp" }, download);
    return new Response(await read(key), { headers });
  }

  const size = Number(file.size);
  const headers = new Headers({ ...contentHeaders(file, download), "accept-ranges": "bytes" });
  const range = parseRange(request.headers.get("range"), size);
  if (range === "none") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-length", String(range ? range.end - range.start + 1 : size));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${size}`);
  return new Response(await read(key, range ?? undefined), { status: range ? 206 : 200, headers });
}

async function read(...request: Parameters<ReturnType<typeof storage>["read"]>) {
  return storage()
    .read(...request)
    .catch((error: { code?: string }) => {
      if (error.code === "ENOENT") throw notFound("file");
      return storageFailure(error);
    });
}
