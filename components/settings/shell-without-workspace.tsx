"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { WorkspaceRail } from "@/components/shell/workspace-rail";
import { newWorkspacePath } from "@/lib/workspaces/paths";
import { SETTINGS_PATH } from "./sections";

type ShellWithoutWorkspaceProps = { sidebar: ReactNode; children: ReactNode };

/** The shell for people who are in no workspace yet, or any more. */
export function ShellWithoutWorkspace({ sidebar, children }: ShellWithoutWorkspaceProps) {
  const pathname = usePathname();
  return (
    <AppShell
      rail={<WorkspaceRail workspaces={[]} addHref={newWorkspacePath} />}
      sidebar={sidebar}
      location={pathname}
      isHome={pathname === SETTINGS_PATH}
    >
      {children}
    </AppShell>
  );
}
