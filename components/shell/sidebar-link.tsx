"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useShell } from "./shell-context";

type SidebarLinkProps = {
  href: string;
  icon: ReactNode;
  label: string;
  /** There is something new behind it. */
  isStrong?: boolean;
  /** At the end of the line, such as a count. */
  children?: ReactNode;
};

/** A way to a page of its own, above the channels. */
export function SidebarLink({ href, icon, label, isStrong = false, children }: SidebarLinkProps) {
  const { showPage } = useShell();
  const isHere = usePathname() === href;
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={showPage}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "mx-2 flex h-7 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base [&>svg]:size-4 [&>svg]:shrink-0",
        isHere ? "bg-accent-soft text-ink" : "hover:bg-hover",
        isStrong ? "font-semibold text-ink" : !isHere && "text-muted hover:text-ink",
      )}
    >
      {icon}
      <span className="flex-1">{label}</span>
      {children}
    </Link>
  );
}
