import { z } from "zod";
import { rawContract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

export const exportDocumentRoute = rawContract({
  method: "GET",
  path: "/api/documents/{documentId}/export",
  tag: "Documents",
  summary: "Download a rich text as a file: Markdown (a zip where it has files), a page of HTML, or a .docx",
  scope: "documents:read",
  params: z.strictObject({ documentId: Id }),
  query: z.strictObject({ format: z.enum(["markdown", "html", "docx"]) }),
  response: { status: 200, description: "The file", type: "application/octet-stream" },
});
