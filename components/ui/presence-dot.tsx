import { cn } from "./cn";

export type Presence = "online" | "away" | "dnd" | "offline";

// Shape as well as color, for people who can't distinguish the colors.
const shapes: Record<Presence, string> = {
  online: "bg-ok",
  away: "bg-transparent base:border-2 border-brass",
  dnd: "bg-danger",
  offline: "bg-transparent base:border-2 border-line-strong",
};

export const presenceNames: Record<Presence, string> = {
  online: "Online",
  away: "Away",
  dnd: "Do not disturb",
  offline: "Offline",
};

export function PresenceDot({ presence, className }: { presence: Presence; className?: string }) {
  return (
    <span
      role="img"
      aria-label={presenceNames[presence]}
      className={cn("inline-block base:size-2 shrink-0 rounded-full", shapes[presence], className)}
    />
  );
}
