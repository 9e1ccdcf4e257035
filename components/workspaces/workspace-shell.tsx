"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useMemo } from "react";
import { useMe, useWorkspaces, WorkspaceProvider } from "@/components/app/workspace-context";
import { CallLayerSlot } from "@/components/calls/call-layer-slot";
import { ChannelDialogs } from "@/components/channels/channel-dialogs";
import { Warnings } from "@/components/moderation/warnings";
import { AppShell } from "@/components/shell/app-shell";
import { useHasInput } from "@/components/ui/first-input";
import { HueContext } from "@/components/ui/hues";
import { onDemand } from "@/components/ui/on-demand";
import { workspacePath } from "@/lib/workspaces/paths";
import { ConnectionBanner } from "./connection-banner";
import { PanelProvider, usePanelSlot } from "./side-panel";
import { useHues } from "./use-hues";
import { WorkspaceActions } from "./workspace-actions";
import { Rail } from "./workspace-rail";
import { WorkspaceSidebar } from "./workspace-sidebar";

const TabBadge = onDemand(() => import("./tab-badge"));
const VerifyEmailBanner = onDemand(() => import("@/components/accounts/verify-email-banner"));

type WorkspaceShellProps = {
  workspaceId: string;
  slug: string;
  /** As the cookies remember them. */
  sidebarWidth?: number;
  panelWidth?: number;
  /** In place of the channels. */
  sidebar?: ReactNode;
  /** Where a phone shows the sidebar first. */
  homePath?: string;
  children: ReactNode;
};

/** Everything around the pages of one workspace. */
export function WorkspaceShell({
  workspaceId,
  slug,
  sidebarWidth,
  panelWidth,
  sidebar = <WorkspaceSidebar />,
  homePath = workspacePath(slug),
  children,
}: WorkspaceShellProps) {
  const pathname = usePathname();
  const me = useMe();
  const ids = useMemo(() => ({ id: workspaceId, slug }), [workspaceId, slug]);
  const { slot, panel, label } = usePanelSlot();
  const hasInput = useHasInput();
  useLeaveWhenGone(workspaceId);
  return (
    <WorkspaceProvider value={ids}>
      <HueContext value={useHues(workspaceId)}>
        <ChannelDialogs>
          <PanelProvider value={slot}>
            {/* Before the pages, which register their actions after these: of several with one key, the last counts. */}
            <WorkspaceActions />
            <AppShell
              banner={
                <>
                  <ConnectionBanner />
                  {!me.emailVerified && <VerifyEmailBanner email={me.email} />}
                </>
              }
              rail={<Rail />}
              sidebar={
                <>
                  {sidebar}
                  <div id="call-bar" />
                </>
              }
              footer={<div id="call-strip" />}
              panel={panel || undefined}
              panelLabel={label}
              location={pathname}
              isHome={pathname === homePath}
              sidebarWidth={sidebarWidth}
              panelWidth={panelWidth}
            >
              {children}
              <CallLayerSlot />
            </AppShell>
            <Warnings />
            {hasInput && <TabBadge />}
          </PanelProvider>
        </ChannelDialogs>
      </HueContext>
    </WorkspaceProvider>
  );
}

/** The workspace was deleted, or I was removed from it: on to another one. */
function useLeaveWhenGone(workspaceId: string) {
  const isGone = !useWorkspaces().some((workspace) => workspace.id === workspaceId);
  useEffect(() => {
    if (isGone) location.assign("/");
  }, [isGone]);
}
