import type { ChannelType } from "@/lib/channels/schema";
import { type ChannelAction, type ChannelRole, can } from "@/lib/permissions";

/** What stays possible in an archived channel: looking, letting people in or out, restoring and deleting it. */
const ALLOWED_WHEN_ARCHIVED: readonly ChannelAction[] = [
  "channel.read",
  "channel.manageMembers",
  "channel.archive",
  "channel.delete",
];

/** Each person puts conversations away for themselves; a DIRECT is its two people's and nothing but messages. */
const NOT_IN_GROUP: readonly ChannelAction[] = ["channel.archive", "document.update"];
const NOT_IN_DIRECT: readonly ChannelAction[] = [
  ...NOT_IN_GROUP,
  "channel.update",
  "channel.delete",
  "channel.manageMembers",
];

type InChannel = { role: ChannelRole; isArchived: boolean; type?: ChannelType; hasBlock?: boolean };

export function isAllowed(channel: InChannel, action: ChannelAction): boolean {
  if (channel.isArchived && !ALLOWED_WHEN_ARCHIVED.includes(action)) return false;
  if (channel.hasBlock && action !== "channel.read") return false;
  return isInRole(channel, action);
}

/** Whether the role has it, in a channel of that type. */
export function isInRole({ role, type }: Pick<InChannel, "role" | "type">, action: ChannelAction): boolean {
  if (type === "GROUP" && NOT_IN_GROUP.includes(action)) return false;
  if (type === "DIRECT" && NOT_IN_DIRECT.includes(action)) return false;
  return can(role, action);
}
