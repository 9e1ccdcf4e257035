import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { IncomingHook, IncomingHookAddress, IncomingHookChange, NewIncomingHook } from "./schema";

const tag = "Webhooks";
const ChannelParams = z.strictObject({ channelId: Id });
const HookParams = z.strictObject({ hookId: Id });

export const listIncomingHooksContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/incoming-hooks",
  tag,
  summary: "List the incoming webhooks of a channel",
  scope: "webhooks:read",
  params: ChannelParams,
  response: z.object({ items: z.array(IncomingHook) }),
});
export const listWorkspaceIncomingHooksContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/incoming-hooks",
  tag,
  summary: "List the incoming webhooks of a workspace, in the channels that I see",
  scope: "webhooks:read",
  params: z.strictObject({ workspaceId: Id }),
  response: z.object({ items: z.array(IncomingHook) }),
});
export const createIncomingHookContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/incoming-hooks",
  tag,
  summary: "Create an address that posts into a channel",
  scope: "webhooks:write",
  alsoNeeds: ["messages:write"],
  params: ChannelParams,
  body: NewIncomingHook,
  response: IncomingHookAddress,
  status: 201,
});
export const updateIncomingHookContract = contract({
  method: "PATCH",
  path: "/api/incoming-hooks/{hookId}",
  tag,
  summary: "Rename an incoming webhook, or let it mention people",
  scope: "webhooks:write",
  params: HookParams,
  body: IncomingHookChange,
  response: IncomingHook,
});
export const rotateIncomingHookContract = contract({
  method: "POST",
  path: "/api/incoming-hooks/{hookId}/address",
  tag,
  summary: "Give an incoming webhook a new address; the former one ends at once",
  scope: "webhooks:write",
  alsoNeeds: ["messages:write"],
  params: HookParams,
  response: IncomingHookAddress,
});
export const deleteIncomingHookContract = contract({
  method: "DELETE",
  path: "/api/incoming-hooks/{hookId}",
  tag,
  summary: "Delete an incoming webhook; its messages stay",
  scope: "webhooks:write",
  params: HookParams,
  response: NoContent,
});
