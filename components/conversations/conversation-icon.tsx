import { ChannelIcon } from "@/components/shell/channel-icon";
import { Avatar } from "@/components/ui/avatar";
import type { Presence } from "@/components/ui/presence-dot";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";
import { othersIn } from "./conversation-title";

type ConversationIconProps = {
  conversation: Pick<Conversation, "id" | "type" | "name" | "image" | "people">;
  myId: string;
  size?: "xs" | "md";
  /** Of the other person. */
  presence?: Presence;
};

/** The other person's picture, or that of the group. */
export function ConversationIcon({ conversation, myId, size = "md", presence }: ConversationIconProps) {
  const { id, type, name, image } = conversation;
  const [other] = othersIn(conversation, myId);
  if (CHANNEL_TYPES[type].isPersonal && other)
    return <Avatar name={other.name} seed={other.id} src={other.image} size={size} presence={presence} />;
  if (image) return <Avatar name={name} seed={id} src={image} size={size} />;
  return <ChannelIcon type={type} />;
}
