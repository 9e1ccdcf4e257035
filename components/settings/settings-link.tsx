"use client";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { cn } from "@/components/ui/cn";

type SettingsLinkProps = { href: string; label: string; icon: LucideIcon; isHere: boolean };

/** A line of the list of sections. */
export function SettingsLink({ href, label, icon: Icon, isHere }: SettingsLinkProps) {
  const { showPage } = useShell();
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        onClick={showPage}
        aria-current={isHere ? "page" : undefined}
        className={cn(
          "mx-2 flex h-7 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:h-11 pointer-coarse:text-base",
          isHere ? "bg-accent-soft text-ink" : "text-muted hover:bg-hover hover:text-ink",
        )}
      >
        <Icon className="size-4 shrink-0" aria-hidden="true" />
        <span className="truncate">{label}</span>
      </Link>
    </li>
  );
}
