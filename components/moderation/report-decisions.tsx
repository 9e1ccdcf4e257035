"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { resolveReportContract } from "@/lib/moderation/contract";
import { moderationKeys } from "@/lib/moderation/queries";
import type { Decision, Report } from "@/lib/moderation/schema";
import { OBJECT_TYPES } from "@/lib/objects/types";

const OpenLinks = onDemand(() => import("@/components/workspaces/open-links"));
const WarnDialog = onDemand(() => import("./warn-dialog"));

type Choice = { label: string; title: string; description: string; done: string; tone: "danger" | "primary" };
/** To warn has a dialog of its own: there is something to say. */
type Confirmed = Exclude<Decision, "warn">;

/** What each decision says before and after. */
const choices = ({ subject }: Report, word: string): Record<Confirmed, Choice> => ({
  dismiss: {
    label: "Dismiss",
    title: "Dismiss this report?",
    description: "Nothing else happens, and nobody is notified.",
    done: "Dismissed",
    tone: "primary",
  },
  deleteTarget: {
    label: `Delete ${word}`,
    title: `Delete this ${word}?`,
    description: "It’s gone for everyone. This can’t be undone.",
    done: `The ${word} is deleted`,
    tone: "danger",
  },
  removeMember: {
    label: "Remove member",
    title: `Remove ${subject.name} from the workspace?`,
    description:
      "They lose access at once, and no invite made until now lets them back in. What they wrote stays.",
    done: `${subject.name} has been removed`,
    tone: "danger",
  },
});

export function ReportDecisions({ report }: { report: Report }) {
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const [asked, setAsked] = useState<Decision | null>(null);
  const all = choices(report, OBJECT_TYPES[report.target.type].word);
  const offered: Decision[] = ["dismiss", "warn"];
  if (report.can.deleteTarget) offered.push("deleteTarget");
  if (report.can.removeMember) offered.push("removeMember");

  async function decide(decision: Decision, note?: string) {
    const params = { workspaceId, reportId: report.id };
    await call(resolveReportContract, { params, body: { decision, note } });
    toast.success(decision === "warn" ? `${report.subject.name} has been warned` : all[decision].done);
    await client.invalidateQueries({ queryKey: moderationKeys.reportsOf(workspaceId) });
    void client.invalidateQueries({ queryKey: moderationKeys.auditOf(workspaceId) });
  }

  return (
    <div className="flex flex-wrap gap-2">
      {offered.map((decision) => (
        <Button
          key={decision}
          size="sm"
          variant={decision !== "warn" && all[decision].tone === "danger" ? "danger" : undefined}
          onClick={() => setAsked(decision)}
        >
          {decision === "warn" ? "Warn" : all[decision].label}
        </Button>
      ))}
      {asked === "warn" && (
        <WarnDialog
          name={report.subject.name}
          onWarn={(note) => decide("warn", note)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked && asked !== "warn" && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={all[asked].title}
          description={all[asked].description}
          details={asked === "removeMember" && <OpenLinks />}
          confirmLabel={all[asked].label}
          tone={all[asked].tone}
          onConfirm={() => decide(asked)}
        />
      )}
    </div>
  );
}
