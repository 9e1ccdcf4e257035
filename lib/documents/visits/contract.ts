import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { UnreadChanges } from "./schema";

const tag = "Documents";
const DocumentParams = z.strictObject({ documentId: Id });

export const getUnreadChangesContract = contract({
  method: "GET",
  path: "/api/documents/{documentId}/visit",
  tag,
  summary: "Get who changed a document since you last looked",
  scope: "documents:read",
  params: DocumentParams,
  response: UnreadChanges,
  realtime: true,
});
/** From now on only later changes are unread. */
export const markSeenContract = contract({
  method: "PUT",
  path: "/api/documents/{documentId}/visit",
  tag,
  summary: "Mark a document as seen by you as it is now",
  scope: "documents:read",
  params: DocumentParams,
  response: NoContent,
  realtime: true,
});
