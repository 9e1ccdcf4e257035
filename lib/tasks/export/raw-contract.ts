import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { rawContract } from "@/lib/http/contract";

export const exportTasksRoute = rawContract({
  method: "GET",
  path: "/api/channels/{channelId}/tasks/export",
  tag: "Tasks",
  summary: "Download the tasks of a list, or the cards of a board, as CSV or Markdown",
  scope: "tasks:read",
  params: ChannelParams,
  query: z.strictObject({ format: z.enum(["csv", "markdown"]) }),
  response: { status: 200, description: "The file", type: "application/octet-stream" },
});
