import { z } from "zod";
import { NotificationLevel } from "@/lib/channels/notification-level";
import { Id, storable, TimeZone } from "@/lib/http/schema";

export const DigestFrequency = z.enum(["NEVER", "HOURLY", "DAILY"]);

/** One person's notification preference in one channel. A null level takes the workspace's. */
export const ChannelNotifications = z.strictObject({
  level: NotificationLevel.nullable(),
  /** Muted: only being mentioned by name comes through, and that without a sound. */
  isMuted: z.boolean(),
});
export const WorkspaceNotifications = z.strictObject({ level: NotificationLevel });

export const NotificationSettings = z.object({
  /** How often what stayed unread is mailed. */
  digest: DigestFrequency,
  /** Whether reactions to my messages create inbox items. */
  reactionsInInbox: z.boolean(),
  timeZone: z.string(),
  workspaces: z.array(z.object({ id: Id, name: z.string(), level: NotificationLevel })),
});
export type NotificationSettings = z.output<typeof NotificationSettings>;
export const NotificationSettingsChange = z
  .strictObject({ digest: DigestFrequency, reactionsInInbox: z.boolean(), timeZone: TimeZone })
  .partial();

/** A notification of the operating system. `tag` is the inbox item's id: the same tag replaces it. */
export const Alert = z.object({ title: z.string(), body: z.string(), url: z.string(), tag: Id });
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
