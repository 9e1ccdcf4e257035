import { rawContract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { PublicChannelParams } from "./schema";

export const publicFileRoute = rawContract({
  method: "GET",
  path: "/api/public/channels/{channelId}/files/{fileId}",
  tag: "Public channels",
  summary: "Read a file of a public channel, without signing in",
  auth: "public",
  scope: "public",
  limit: "public",
  params: PublicChannelParams.extend({ fileId: Id }),
  response: { status: 200, description: "The bytes", type: "application/octet-stream" },
});
