import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { AddedContent, BlockEdits, ContentFormat, DocumentContent, DocumentEdit, NewContent } from "./schema";

const tag = "Documents";
const path = "/api/documents/{documentId}/content";
const params = z.strictObject({ documentId: Id });

export const getContentContract = contract({
  method: "GET",
  path,
  tag,
  summary: "Get what a document holds, as JSON, Markdown or text",
  scope: "documents:read",
  params,
  query: z.strictObject({ format: ContentFormat.default("json") }),
  response: DocumentContent,
  mcp: true,
});
/** By the smallest edit: what the old and the new have in common keeps its authors and comments. */
export const replaceContentContract = contract({
  method: "PUT",
  path,
  tag,
  summary: "Replace what a rich text holds",
  scope: "documents:write",
  params,
  body: NewContent,
  response: DocumentEdit,
  mcp: true,
});
export const appendContentContract = contract({
  method: "POST",
  path,
  tag,
  summary: "Append to a rich text",
  scope: "documents:write",
  params,
  body: AddedContent,
  response: DocumentEdit,
  mcp: true,
});
/** All of them or none. Other blocks may have been changed meanwhile, unless a `state` is given. */
export const editBlocksContract = contract({
  method: "PATCH",
  path,
  tag,
  summary: "Replace, insert and delete blocks of a rich text",
  scope: "documents:write",
  params,
  body: BlockEdits,
  response: DocumentEdit,
  mcp: true,
});
