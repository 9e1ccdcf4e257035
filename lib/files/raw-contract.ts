import { z } from "zod";
import { rawContract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { FileInfo, UploadQuery } from "./schema";

// The routes that stream bytes in or out.

const tag = "Files";
const FileParams = z.strictObject({ fileId: Id });
const redirect = { status: 302, description: "To a short-lived address of the bytes" } as const;

export const uploadRoute = rawContract({
  method: "POST",
  path: "/api/uploads",
  tag,
  summary: "Upload a file: the body is its bytes",
  scope: "files:write",
  query: UploadQuery,
  requestType: "application/octet-stream",
  response: { status: 201, description: "The new file", type: "application/json", schema: FileInfo },
  limit: "upload",
});

export const uploadPartRoute = rawContract({
  method: "PUT",
  path: "/api/uploads/multipart/{fileId}/parts/{number}",
  tag,
  summary: "Upload one part of a large file: the body is its bytes",
  scope: "files:write",
  params: FileParams.extend({ number: z.coerce.number().int().min(1).max(10_000) }),
  requestType: "application/octet-stream",
  response: { status: 204, description: "Stored" },
  limit: "write",
});

export const downloadRoute = rawContract({
  method: "GET",
  path: "/api/files/{fileId}",
  tag,
  summary: "Download a file, by way of a short-lived address; an archive of one's data at once",
  scope: "files:read",
  params: FileParams,
  query: z.strictObject({ download: z.string().optional().meta({ description: "To be saved, not shown." }) }),
  response: redirect,
});

export const thumbnailRoute = rawContract({
  method: "GET",
  path: "/api/files/{fileId}/thumbnail",
  tag,
  summary: "Get a picture's thumbnail; redirects to a short-lived address",
  scope: "files:read",
  params: FileParams,
  response: redirect,
});

/** Needs no sign-in: the token is the permission. */
export const contentRoute = rawContract({
  method: "GET",
  path: "/api/files/{fileId}/content",
  tag,
  summary: "Download a file by a short-lived signed address; a Range header gets a part with 206",
  scope: "public",
  params: FileParams,
  query: z.strictObject({
    variant: z.enum(["original", "thumbnail"]),
    token: z.string().max(100),
    download: z.literal("1").optional(),
  }),
  response: { status: 200, description: "The bytes", type: "application/octet-stream" },
  auth: "public",
  limit: "none",
});
