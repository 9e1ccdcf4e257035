"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { CountBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

export type RailWorkspace = {
  id: string;
  name: string;
  href: string;
  image?: string | null;
  isUnread?: boolean;
  mentions?: number;
};

type WorkspaceRailProps = {
  workspaces: readonly RailWorkspace[];
  activeId?: string;
  /** The address for creating a workspace; omit for people who may not. */
  addHref?: string;
  /** At the bottom: the UserMenu. */
  footer?: ReactNode;
};

export function WorkspaceRail({ workspaces, activeId, addHref, footer }: WorkspaceRailProps) {
  return (
    <nav
      aria-label="Workspaces"
      className="flex w-15 shrink-0 flex-col items-center bg-rail pt-1 pb-[max(0.625rem,env(safe-area-inset-bottom))] text-rail-ink [--focus:var(--brass)] [--ok:oklch(0.785_0.125_152)]"
    >
      <ul className="flex min-h-0 w-full flex-1 flex-col items-center gap-2 overflow-y-auto py-1.5 [scrollbar-width:none]">
        {workspaces.map((workspace) => (
          <RailItem key={workspace.id} workspace={workspace} isActive={workspace.id === activeId} />
        ))}
        {addHref && (
          <li>
            <Tooltip content="Add a workspace" side="right">
              <Link
                href={addHref}
                prefetch={false}
                aria-label="Add a workspace"
                className="flex size-9 items-center justify-center rounded-lg border border-rail-ink/40 border-dashed hover:border-rail-ink hover:bg-rail-hover pointer-coarse:size-11"
              >
                <Plus className="size-4.5" />
              </Link>
            </Tooltip>
          </li>
        )}
      </ul>
      {footer && <div className="pt-2">{footer}</div>}
    </nav>
  );
}

function RailItem({ workspace, isActive }: { workspace: RailWorkspace; isActive: boolean }) {
  const { id, name, href, image, isUnread, mentions = 0 } = workspace;
  return (
    <li className="group relative flex w-full justify-center">
      <span
        className={cn(
          "absolute top-1/2 left-0 w-0.75 -translate-y-1/2 rounded-r-full bg-brass transition-[height] duration-150",
          isActive ? "h-6" : isUnread || mentions ? "h-2" : "h-0 group-hover:h-3",
        )}
      />
      <Tooltip content={name} side="right">
        <Link
          href={href}
          prefetch={false}
          aria-current={isActive ? "page" : undefined}
          className={cn(
            "relative flex rounded-lg transition-opacity",
            isActive || "opacity-90 hover:opacity-100 focus-visible:opacity-100",
          )}
        >
          <Avatar
            name={name}
            seed={id}
            src={image}
            size="lg"
            shape="square"
            className="pointer-coarse:size-11"
          />
          <span className="sr-only">{isUnread ? `${name}, unread` : name}</span>
          <CountBadge
            count={mentions}
            label="mentions"
            className="-right-1.5 -bottom-1 absolute ring-2 ring-rail"
          />
        </Link>
      </Tooltip>
    </li>
  );
}
