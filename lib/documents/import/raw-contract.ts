import { z } from "zod";
import { rawContract } from "@/lib/http/contract";
import { Id, line } from "@/lib/http/schema";
import { ImportResult } from "./schema";

const shared = {
  method: "POST",
  tag: "Documents",
  requestType: "application/octet-stream",
  response: { status: 201, description: "What became of it", type: "application/json", schema: ImportResult },
  limit: "upload",
} as const;
/** As the person's device calls the file: its extension says what it is. */
const name = z.string().min(1).max(1_000);

export const importChannelRoute = rawContract({
  ...shared,
  path: "/api/documents/imports",
  summary: "Make a document of a Markdown, HTML or .docx file, or of a zip of Markdown with its pictures",
  scope: "channels:write",
  query: z.strictObject({
    name,
    workspaceId: Id,
    /** Of the new channel; without it, the title that the file has. */
    title: line(80).optional(),
    parentId: Id.optional(),
    visibility: z.enum(["WORKSPACE", "PRIVATE"]).default("WORKSPACE"),
  }),
});

export const importIntoRoute = rawContract({
  ...shared,
  path: "/api/documents/{documentId}/imports",
  summary: "Append what a file holds to a document, below what is there",
  scope: "documents:write",
  params: z.strictObject({ documentId: Id }),
  query: z.strictObject({ name }),
});
