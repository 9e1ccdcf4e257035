import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { Archive } from "@/lib/files/archive-schema";
import { contract } from "@/lib/http/contract";
import { JobRun } from "@/lib/jobs/schema";

const tag = "Channels";

/** A job makes the archive, for who asked alone; a new one replaces the one before. Its bytes take a sign-in. */
export const startChannelExportContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/exports",
  tag,
  summary: "Export all of a channel as a zip",
  scope: "messages:read",
  params: ChannelParams,
  response: JobRun,
  status: 201,
});

export const listChannelExportsContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/exports",
  tag,
  summary: "List the archives of a channel that I had made",
  scope: "messages:read",
  params: ChannelParams,
  response: z.object({ items: z.array(Archive) }),
});
