import { z } from "zod";

/** What a person is notified of: every message, mentions and replies, or nothing. */
export const NotificationLevel = z.enum(["ALL", "MENTIONS", "NONE"]);
export type NotificationLevel = z.output<typeof NotificationLevel>;
