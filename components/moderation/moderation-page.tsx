"use client";
import { ShieldAlert } from "lucide-react";
import { useWorkspace } from "@/components/app/workspace-context";
import { PaneHeader } from "@/components/shell/pane-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { PageBody } from "@/components/workspaces/page-body";
import { can } from "@/lib/permissions";
import { AuditList } from "./audit-list";
import { ReportList } from "./report-list";

const TABS = [
  { value: "open", label: "Open reports", content: <ReportList filter="open" /> },
  { value: "closed", label: "Decided", content: <ReportList filter="closed" /> },
  { value: "audit", label: "Audit log", content: <AuditList /> },
] as const;

/** What people have reported, and who did what about it: for owners and admins. */
export function ModerationPage() {
  const workspace = useWorkspace();
  const isAllowed = workspace && can(workspace.role, "report.list");
  return (
    <>
      <PaneHeader title="Moderation" icon={<ShieldAlert className="size-4" aria-hidden="true" />} />
      <PageBody>
        {isAllowed && <Tabs label="Moderation" tabs={TABS} />}
        {workspace && !isAllowed && (
          <EmptyState title="This is for admins">Owners and admins look after reports here.</EmptyState>
        )}
      </PageBody>
    </>
  );
}
