import { z } from "zod";
import { rawContract } from "@/lib/http/contract";

export const postToHookRoute = rawContract({
  method: "POST",
  path: "/api/hooks/{token}",
  tag: "Webhooks",
  summary:
    "Post into the channel of an incoming webhook: JSON as for Slack, a form with such a `payload`, or text",
  scope: "public",
  auth: "public",
  params: z.strictObject({ token: z.string().max(200) }),
  requestType: "application/json",
  response: { status: 200, description: "`ok`", type: "text/plain" },
  // Counted for each webhook, and for each address that knows none.
  limit: "none",
});
