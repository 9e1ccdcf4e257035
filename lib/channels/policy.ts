import { CHANNEL_ACTIONS, type ChannelAction, type ChannelRole, can } from "@/lib/permissions";
import { type ChannelType, channelTypeOf } from "./types";

/** Reading, changing members, restoring and deleting stay possible in an archived channel. */
const ALLOWED_WHEN_ARCHIVED: readonly ChannelAction[] = [
  "channel.read",
  "channel.manageMembers",
  "channel.archive",
  "channel.delete",
];

/** Not possible in the channel where everyone of a workspace meets. */
const NOT_IN_DEFAULT: readonly ChannelAction[] = ["channel.archive", "channel.delete"];

type InChannel = {
  role: ChannelRole;
  type: ChannelType;
  isArchived: boolean;
  isDefault?: boolean;
  hasBlock?: boolean;
};

export function isAllowed(channel: InChannel, action: ChannelAction): boolean {
  if (channel.isArchived && !ALLOWED_WHEN_ARCHIVED.includes(action)) return false;
  if (isProtected(channel, action)) return false;
  if (channel.hasBlock && action !== "channel.read") return false;
  return isInRole(channel, action);
}

export const isProtected = (
  { isDefault = false }: Pick<InChannel, "isDefault">,
  action: ChannelAction,
): boolean => isDefault && NOT_IN_DEFAULT.includes(action);

/** Whether both the channel's type and the role allow it. */
export const isInRole = ({ role, type }: Pick<InChannel, "role" | "type">, action: ChannelAction): boolean =>
  channelTypeOf(type).actions.includes(action) && can(role, action);

/** Everything that one person may do in a channel. */
export const actionsIn = (channel: InChannel): ChannelAction[] =>
  CHANNEL_ACTIONS.filter((action) => isAllowed(channel, action));
