import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

export const removeLinkPreviewContract = contract({
  method: "DELETE",
  path: "/api/link-previews/{previewId}",
  tag: "Messages",
  summary: "Remove a link preview",
  scope: "messages:write",
  params: z.strictObject({ previewId: Id }),
  response: NoContent,
  realtime: true,
});
