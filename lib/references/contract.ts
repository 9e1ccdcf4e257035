import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { ObjectPreview, ObjectType } from "@/lib/objects/schema";
import { MAX_RESOLVED } from "./limits";
import { ReferenceKey, ResolvedReference } from "./schema";

const tag = "References";

/** Answers in the order of the targets. */
export const resolveReferencesContract = contract({
  method: "POST",
  path: "/api/references/resolve",
  tag,
  summary: "Resolve mentioned objects to previews that I may see",
  scope: "messages:read",
  body: z.strictObject({ targets: z.array(ReferenceKey).min(1).max(MAX_RESOLVED) }),
  response: z.object({ items: z.array(ResolvedReference) }),
  limit: "chat",
  realtime: true,
});
export const listBacklinksContract = contract({
  method: "GET",
  path: "/api/references/{type}/{targetId}/backlinks",
  tag,
  summary: "List the objects that mention an object, newest first",
  scope: "messages:read",
  params: z.strictObject({ type: ObjectType, targetId: Id }),
  query: PageQuery,
  response: page(ObjectPreview),
  mcp: true,
});
