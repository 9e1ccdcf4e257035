import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, Timestamp } from "@/lib/http/schema";

/** What a message said before an edit. */
export const MessageRevision = z.object({
  id: Id,
  body: z.string(),
  /** When this text was replaced. */
  createdAt: Timestamp,
});
export type MessageRevision = z.output<typeof MessageRevision>;

/** For everyone who may read the message. Nothing is left of a deleted one. */
export const listRevisionsContract = contract({
  method: "GET",
  path: "/api/messages/{messageId}/revisions",
  tag: "Messages",
  summary: "List the earlier texts of a message, latest first",
  scope: "messages:read",
  params: z.strictObject({ messageId: Id }),
  query: PageQuery,
  response: page(MessageRevision),
});
