"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { cn } from "@/components/ui/cn";
import { useWorkspaceIds } from "@/components/workspaces/workspace-context";
import { draftsQuery } from "@/lib/drafts/queries";

export const laterPath = (slug: string) => `/w/${slug}/later`;

/** The way to what isn't sent yet: drafts, scheduled messages, reminders. */
export function LaterLink() {
  const { slug } = useWorkspaceIds();
  const { showPage } = useShell();
  const path = laterPath(slug);
  const isHere = usePathname() === path;
  const count = useQuery(draftsQuery()).data?.length ?? 0;
  return (
    <Link
      href={path}
      prefetch={false}
      onClick={showPage}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "mx-2 flex h-7 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base",
        isHere ? "bg-accent-soft text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      <CalendarClock className="size-4 shrink-0" aria-hidden="true" />
      <span className="flex-1">Drafts and later</span>
      {count > 0 && (
        <span className="text-xs">
          {count}
          <span className="sr-only">{count === 1 ? " draft" : " drafts"}</span>
        </span>
      )}
    </Link>
  );
}
