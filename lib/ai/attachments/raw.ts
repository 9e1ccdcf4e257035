import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { uploadAiFileRoute } from "./raw-contract";
import { uploadAiAttachment } from "./upload";

/** The body is the file. Answers 201 with its FileInfo. */
export const uploadAiFile: RouteHandler = serveRaw(uploadAiFileRoute, async ({ request, actor, query }) =>
  Response.json(await uploadAiAttachment(actor, query, request), { status: 201 }),
);
