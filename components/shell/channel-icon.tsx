import {
  FileText,
  Hash,
  KanbanSquare,
  ListTodo,
  type LucideIcon,
  MessageCircle,
  Presentation,
  SquareChartGantt,
  Users,
  Volume2,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import { CHANNEL_TYPES, type ChannelIconName, type ChannelType } from "@/lib/channels/types";

const ICONS: Record<ChannelIconName, LucideIcon> = {
  hash: Hash,
  volume: Volume2,
  "list-todo": ListTodo,
  "file-text": FileText,
  kanban: KanbanSquare,
  gantt: SquareChartGantt,
  presentation: Presentation,
  "message-circle": MessageCircle,
  users: Users,
};

export function ChannelIcon({ type, className }: { type: ChannelType; className?: string }) {
  const Icon = ICONS[CHANNEL_TYPES[type].icon];
  return <Icon aria-hidden="true" className={cn("base:size-4 shrink-0", className)} />;
}
