import { contract } from "@/lib/http/contract";
import { PublicChannelPage, PublicChannelParams, PublicChannelQuery } from "./schema";

export const getPublicChannelContract = contract({
  method: "GET",
  path: "/api/public/channels/{channelId}",
  tag: "Public channels",
  summary: "Read a public channel, without signing in",
  auth: "public",
  scope: "public",
  limit: "public",
  params: PublicChannelParams,
  query: PublicChannelQuery,
  response: PublicChannelPage,
});
