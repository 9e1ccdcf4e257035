"use client";
import { Settings } from "lucide-react";
import { useWorkspace } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { PageBody } from "@/components/workspaces/page-body";
import { can } from "@/lib/permissions";
import { IncomingList } from "./incoming-list";
import { WebhookList } from "./webhook-list";

/** Webhooks of a workspace, out and in: for owners and admins. */
export function IntegrationsPage() {
  const workspace = useWorkspace();
  const isAllowed = workspace && can(workspace.role, "webhook.manage");
  return (
    <>
      <PaneHeader title="Integrations" icon={<Settings className="size-4" aria-hidden="true" />} />
      <PageBody>
        {isAllowed && (
          <Tabs
            label="Integrations"
            tabs={[
              {
                value: "outgoing",
                label: "Outgoing webhooks",
                content: <WebhookList workspaceId={workspace.id} />,
              },
              {
                value: "incoming",
                label: "Incoming webhooks",
                content: <IncomingList of={{ workspaceId: workspace.id }} />,
              },
            ]}
          />
        )}
        {workspace && !isAllowed && (
          <EmptyState title="This is for admins">
            Owners and admins connect other programs here. Managers of a channel make incoming webhooks in its
            menu.
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
