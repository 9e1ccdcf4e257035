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

export type ChannelKind =
  | "CHAT"
  | "VOICE"
  | "TODO"
  | "DOC"
  | "KANBAN"
  | "PROJECT"
  | "DECK"
  | "DIRECT"
  | "GROUP";

const kinds: Record<ChannelKind, { icon: LucideIcon; name: string }> = {
  CHAT: { icon: Hash, name: "Chat" },
  VOICE: { icon: Volume2, name: "Voice" },
  TODO: { icon: ListTodo, name: "To-do list" },
  DOC: { icon: FileText, name: "Document" },
  KANBAN: { icon: KanbanSquare, name: "Board" },
  PROJECT: { icon: SquareChartGantt, name: "Project" },
  DECK: { icon: Presentation, name: "Deck" },
  DIRECT: { icon: MessageCircle, name: "Direct message" },
  GROUP: { icon: Users, name: "Group" },
};

/** What people call a channel type. */
export function channelKindName(type: ChannelKind) {
  return kinds[type].name;
}

export function ChannelIcon({ type, className }: { type: ChannelKind; className?: string }) {
  const Icon = kinds[type].icon;
  return <Icon aria-hidden="true" className={cn("size-4 shrink-0", className)} />;
}
