import { CHANNEL_ACTIONS, type ChannelAction, type ChannelRole, can } from "@/lib/permissions";
import { type ChannelType, channelTypeOf } from "./types";

/** Reading, changing members, restoring and deleting stay possible in an archived channel. */
const ALLOWED_WHEN_ARCHIVED: readonly ChannelAction[] = [
  "channel.read",
  "channel.manageMembers",
  "channel.archive",
  "channel.delete",
];

type InChannel = { role: ChannelRole; type: ChannelType; isArchived: boolean; hasBlock?: boolean };

export function isAllowed(channel: InChannel, action: ChannelAction): boolean {
  if (channel.isArchived && !ALLOWED_WHEN_ARCHIVED.includes(action)) return false;
  if (channel.hasBlock && action !== "channel.read") return false;
  return isInRole(channel, action);
}

/** Whether both the channel's type and the role allow it. */
export const isInRole = ({ role, type }: Pick<InChannel, "role" | "type">, action: ChannelAction): boolean =>
  channelTypeOf(type).actions.includes(action) && can(role, action);

/** Everything that one person may do in a channel. */
export const actionsIn = (channel: InChannel): ChannelAction[] =>
  CHANNEL_ACTIONS.filter((action) => isAllowed(channel, action));
