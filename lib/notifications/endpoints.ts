import { endpoint } from "@/lib/http/endpoint";
import {
  getPushKeyContract,
  listWorkspaceNotificationsContract,
  setChannelNotificationsContract,
  setWorkspaceNotificationsContract,
  subscribeToPushContract,
  unsubscribeFromPushContract,
} from "./contract";
import {
  listWorkspaceNotifications,
  setChannelNotifications,
  setWorkspaceNotifications,
} from "./preferences/service";
import { subscribeToPush, unsubscribeFromPush } from "./push/service";
import { vapidPublicKey } from "./push/vapid";

export const setChannelNotificationsEndpoint = endpoint(
  setChannelNotificationsContract,
  ({ actor, params, body }) => setChannelNotifications(actor, params.channelId, body),
);
export const setWorkspaceNotificationsEndpoint = endpoint(
  setWorkspaceNotificationsContract,
  ({ actor, params, body }) => setWorkspaceNotifications(actor, params.workspaceId, body.level),
);
export const listWorkspaceNotificationsEndpoint = endpoint(
  listWorkspaceNotificationsContract,
  async ({ actor }) => ({ items: await listWorkspaceNotifications(actor), nextCursor: null }),
);
export const getPushKeyEndpoint = endpoint(getPushKeyContract, async () => ({
  publicKey: vapidPublicKey(),
}));
export const subscribeToPushEndpoint = endpoint(subscribeToPushContract, ({ actor, body }) =>
  subscribeToPush(actor, body),
);
export const unsubscribeFromPushEndpoint = endpoint(unsubscribeFromPushContract, ({ actor, body }) =>
  unsubscribeFromPush(actor, body.endpoint),
);
