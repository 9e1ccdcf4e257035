import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { DocumentVersion, DocumentVersionContent, VersionName } from "./schema";

const tag = "Documents";
const DocumentParams = z.strictObject({ documentId: Id });
const VersionParams = z.strictObject({ documentId: Id, versionId: Id });

/** Newest first, uncompacted edits included. */
export const listVersionsContract = contract({
  method: "GET",
  path: "/api/documents/{documentId}/versions",
  tag,
  summary: "List the versions of a document",
  scope: "documents:read",
  params: DocumentParams,
  query: PageQuery,
  response: page(DocumentVersion),
  mcp: true,
});
/** Keeps what the document is now under a name. */
export const saveVersionContract = contract({
  method: "POST",
  path: "/api/documents/{documentId}/versions",
  tag,
  summary: "Save a version of a document with a name",
  scope: "documents:write",
  params: DocumentParams,
  body: z.strictObject({ name: VersionName }),
  response: DocumentVersion,
  status: 201,
});
export const getVersionContract = contract({
  method: "GET",
  path: "/api/documents/{documentId}/versions/{versionId}",
  tag,
  summary: "Get a version of a document",
  scope: "documents:read",
  params: VersionParams,
  response: DocumentVersionContent,
});
/** A version with a name is kept for good; null takes the name away. */
export const nameVersionContract = contract({
  method: "PATCH",
  path: "/api/documents/{documentId}/versions/{versionId}",
  tag,
  summary: "Name a version of a document",
  scope: "documents:write",
  params: VersionParams,
  body: z.strictObject({ name: VersionName.nullable() }),
  response: DocumentVersion,
});
/** Makes the document what it was, by an edit like any other; the answer is the version that this makes. */
export const restoreVersionContract = contract({
  method: "POST",
  path: "/api/documents/{documentId}/versions/{versionId}/restore",
  tag,
  summary: "Restore a version of a document",
  scope: "documents:write",
  params: VersionParams,
  response: DocumentVersion,
  status: 201,
});
