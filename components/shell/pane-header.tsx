"use client";
import { ChevronLeft, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useShell } from "./shell-context";

type PaneHeaderProps = {
  title: ReactNode;
  icon?: ReactNode;
  /** A line of detail after the title, dropped where it doesn't fit. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Gives the panel's close button. */
  onClose?: () => void;
  /** The page's header has the way back to the sidebar on a phone; a panel's has not. */
  level?: 1 | 2;
  /** Where that way leads. */
  backLabel?: string;
  className?: string;
};

/** The bar at the top of the page and of the panel, so that both line up. */
export function PaneHeader({
  title,
  icon,
  subtitle,
  actions,
  onClose,
  level = 1,
  backLabel = "Back to channels",
  className,
}: PaneHeaderProps) {
  const { showSidebar } = useShell();
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <header
      className={cn(
        "flex h-12 shrink-0 items-center gap-2 border-b px-4 pointer-coarse:h-14 max-md:px-2",
        className,
      )}
    >
      {level === 1 && (
        <IconButton label={backLabel} className="md:hidden" onClick={showSidebar}>
          <ChevronLeft />
        </IconButton>
      )}
      <div className={cn("flex min-w-0 flex-1 items-center gap-2", level === 2 && "max-md:pl-2")}>
        {icon && <span className="flex shrink-0 text-muted">{icon}</span>}
        <Heading className="truncate font-semibold text-md">{title}</Heading>
        {subtitle && (
          <span className="min-w-0 truncate border-l pl-2 text-muted text-sm max-sm:hidden">{subtitle}</span>
        )}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-0.5">{actions}</div>}
      {onClose && (
        <IconButton label="Close panel" onClick={onClose} className="-mr-1.5">
          <X />
        </IconButton>
      )}
    </header>
  );
}
