import { z } from "zod";
import { NotificationLevel } from "@/lib/channels/notification-level";
import { Id, storable } from "@/lib/http/schema";

/** One person's notification preference in one channel. A null level takes the workspace's. */
export const ChannelNotifications = z.strictObject({
  level: NotificationLevel.nullable(),
  /** Muted: only being mentioned by name comes through, and that without a sound. */
  isMuted: z.boolean(),
});
export const WorkspaceNotifications = z.strictObject({ level: NotificationLevel });

/** One person's default notification preference in the channels of a workspace. */
export const WorkspaceLevel = z.object({ id: Id, name: z.string(), level: NotificationLevel });
export type WorkspaceLevel = z.output<typeof WorkspaceLevel>;

/** A notification of the operating system. `tag` is the inbox item's id: the same tag replaces it. */
export const Alert = z.object({
  title: z.string(),
  body: z.string(),
  url: z.string(),
  tag: Id,
  /** Whether it makes no sound. */
  silent: z.boolean(),
});
export type Alert = z.output<typeof Alert>;

const Key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine((text) => Math.floor((text.replaceAll("=", "").length * 3) / 4) === bytes, "has a wrong length");

/** As the browser's PushSubscription says it. */
export const NewPushSubscription = z.strictObject({
  endpoint: storable(1_000).pipe(z.url({ protocol: /^https?$/ })),
  keys: z.strictObject({ p256dh: Key(65), auth: Key(16) }),
});
export const PushEndpoint = NewPushSubscription.pick({ endpoint: true });
