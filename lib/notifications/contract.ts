import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import {
  ChannelNotifications,
  NewPushSubscription,
  PushEndpoint,
  WorkspaceLevel,
  WorkspaceNotifications,
} from "./schema";

const tag = "Notifications";

export const setChannelNotificationsContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/notifications",
  tag,
  summary: "Set my notification level in a channel",
  scope: "notifications:write",
  params: ChannelParams,
  body: ChannelNotifications,
  response: ChannelNotifications,
});
export const setWorkspaceNotificationsContract = contract({
  method: "PUT",
  path: "/api/workspaces/{workspaceId}/notifications",
  tag,
  summary: "Set my notification level in a workspace",
  scope: "notifications:write",
  params: z.strictObject({ workspaceId: Id }),
  body: WorkspaceNotifications,
  response: WorkspaceNotifications,
});
export const listWorkspaceNotificationsContract = contract({
  method: "GET",
  path: "/api/notifications/workspaces",
  tag,
  summary: "List my notification level in each workspace",
  scope: "notifications:read",
  response: z.object({ items: z.array(WorkspaceLevel), nextCursor: z.null() }),
});
/** Null where the instance has no keys for web push. */
export const getPushKeyContract = contract({
  method: "GET",
  path: "/api/push",
  tag,
  summary: "Get the public key for web push subscriptions",
  scope: "notifications:read",
  response: z.object({ publicKey: z.string().nullable() }),
});
export const subscribeToPushContract = contract({
  method: "POST",
  path: "/api/push",
  tag,
  summary: "Create a web push subscription of this browser",
  scope: "notifications:write",
  body: NewPushSubscription,
  response: NoContent,
});
export const unsubscribeFromPushContract = contract({
  method: "DELETE",
  path: "/api/push",
  tag,
  summary: "Delete a browser's web push subscription",
  scope: "notifications:write",
  body: PushEndpoint,
  response: NoContent,
});
