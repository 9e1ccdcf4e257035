import type { NotificationLevel } from "@/lib/channels/notification-level";

/** The levels as they are called on screen. */
export const LEVELS: readonly { value: NotificationLevel; label: string }[] = [
  { value: "ALL", label: "Every message" },
  { value: "MENTIONS", label: "Mentions and replies" },
  { value: "NONE", label: "Nothing" },
];
