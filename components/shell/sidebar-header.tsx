"use client";
import { ChevronDown, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Menu } from "@/components/ui/menu";
import type { PartCode } from "@/components/ui/on-demand";
import { useRunAction } from "./actions";

type SidebarHeaderProps = {
  title: string;
  /** MenuItems of the workspace. */
  menu: ReactNode;
  /** The code of the items, which are made by `onDemand`. */
  needs: PartCode;
};

/** The workspace's name with its menu, and the way to go, do and find. */
export function SidebarHeader({ title, menu, needs }: SidebarHeaderProps) {
  const run = useRunAction();
  return (
    <header className="shrink-0 px-2 pt-2 pb-1">
      {/* On a phone the sidebar is a page of its own. */}
      <h1 className="sr-only md:hidden">{title}</h1>
      <div className="flex items-center">
        <Menu
          className="w-60"
          needs={needs}
          trigger={
            <button
              type="button"
              className="flex h-8 min-w-0 flex-1 items-center gap-1 rounded-md px-2 text-left hover:bg-hover aria-expanded:bg-press pointer-coarse:h-11"
            >
              <span className="truncate font-semibold text-md">{title}</span>
              <ChevronDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
              <span className="sr-only">Workspace menu</span>
            </button>
          }
        >
          {menu}
        </Menu>
      </div>
      <button
        type="button"
        onClick={() => run("find.open")}
        className="mt-1.5 flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface px-2 text-muted text-sm hover:border-line-strong hover:text-ink pointer-coarse:h-11"
      >
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 text-left">Go to, do or find…</span>
        <Kbd keys="mod+k" className="pointer-coarse:hidden" />
      </button>
    </header>
  );
}
