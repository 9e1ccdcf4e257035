import { File, FileText, Hash, type LucideIcon, MessageSquare, SquareCheck, User } from "lucide-react";
import { ChannelIcon } from "@/components/shell/channel-icon";
import type { ObjectPlace } from "@/lib/objects/schema";
import { OBJECT_TYPES, type ObjectIconName, type ObjectType } from "@/lib/objects/types";

const ICONS: Record<ObjectIconName, LucideIcon> = {
  person: User,
  channel: Hash,
  message: MessageSquare,
  file: File,
  document: FileText,
  task: SquareCheck,
};

type ObjectIconProps = { object: { type: ObjectType; place: ObjectPlace | null }; className?: string };

/** The icon of an object's type; a channel has that of its own type. */
export function ObjectIcon({ object: { type, place }, className }: ObjectIconProps) {
  const { icon } = OBJECT_TYPES[type];
  if (icon === "channel" && place) return <ChannelIcon type={place.channelType} className={className} />;
  const Icon = ICONS[icon];
  return <Icon aria-hidden="true" className={className ?? "size-4 shrink-0"} />;
}
