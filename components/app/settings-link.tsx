"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export function SettingsLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "-mb-px whitespace-nowrap border-b-2 px-3 py-2 font-medium text-sm outline-offset-[-2px] pointer-coarse:py-3",
        isHere ? "border-accent" : "border-transparent",
        isHere ? "text-ink" : "text-muted hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
