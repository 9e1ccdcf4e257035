import { endpoint } from "@/lib/http/endpoint";
import {
  getNotificationSettingsContract,
  getPushKeyContract,
  setChannelNotificationsContract,
  setWorkspaceNotificationsContract,
  subscribeToPushContract,
  unsubscribeFromPushContract,
  updateNotificationSettingsContract,
} from "./contract";
import {
  getNotificationSettings,
  setChannelNotifications,
  setWorkspaceNotifications,
  updateNotificationSettings,
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
export const getNotificationSettingsEndpoint = endpoint(getNotificationSettingsContract, ({ actor }) =>
  getNotificationSettings(actor),
);
export const updateNotificationSettingsEndpoint = endpoint(
  updateNotificationSettingsContract,
  ({ actor, body }) => updateNotificationSettings(actor, body),
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
