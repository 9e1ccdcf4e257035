"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PAGES, type PageId } from "@/components/app/pages";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { useShell } from "./shell-context";

type SidebarLinkProps = {
  page: PageId;
  /** There is something new behind it. */
  isStrong?: boolean;
  /** At the end of the line, such as a count. */
  children?: ReactNode;
};

/** A link to a page of its own, above the channels. */
export function SidebarLink({ page, isStrong = false, children }: SidebarLinkProps) {
  const { showPage } = useShell();
  const { slug } = useWorkspaceIds();
  const { icon: Icon, label, shortLabel, path } = PAGES[page];
  const isHere = usePathname() === path(slug);
  return (
    <Link
      href={path(slug)}
      prefetch={false}
      onClick={showPage}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "mx-2 flex h-7 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base [&>svg]:size-4 [&>svg]:shrink-0",
        isHere ? "bg-accent-soft" : "hover:bg-hover",
        isHere || isStrong ? "text-ink" : "text-muted hover:text-ink",
        isStrong && "font-semibold",
      )}
    >
      <Icon />
      <span className="flex-1">{shortLabel ?? label}</span>
      {children}
    </Link>
  );
}
