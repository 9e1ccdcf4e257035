import { workspaceRoleName } from "@/components/workspaces/workspace-roles";
import type { AuditAction } from "@/lib/audit/schema";
import type { AuditEntry } from "@/lib/moderation/schema";

/** What each act is called where the log is filtered. */
export const AUDIT_ACTION_NAMES: Record<AuditAction, string> = {
  "message.delete": "Messages deleted",
  "task.delete": "Tasks deleted after a report",
  "member.updateRole": "Roles changed",
  "member.warn": "Warnings",
  "member.remove": "Members removed",
  "channel.delete": "Channels deleted",
  "channel.publish": "Channels made public",
  "channel.unpublish": "Channels taken back",
  "invite.create": "Invites made",
  "invite.revoke": "Invites revoked",
  "report.dismiss": "Reports dismissed",
  "workspace.requireTwoFactors": "Two-factor sign-in required",
};

/** Who did what to whom, as a sentence. */
export function auditSentence({ action, actor, subject, details }: AuditEntry): string {
  const who = actor?.name ?? "Somebody who has left";
  const whom = subject?.name ?? "somebody who has left";
  const { role, formerRole, channelName } = details;
  switch (action) {
    case "message.delete":
      return `${who} deleted a message of ${whom}${details.reportId ? " that was reported" : ""}.`;
    case "task.delete":
      return `${who} deleted a task of ${whom} that was reported.`;
    case "member.updateRole":
      return `${who} changed the role of ${whom}${formerRole ? ` from ${workspaceRoleName(formerRole)}` : ""}${role ? ` to ${workspaceRoleName(role)}` : ""}.`;
    case "member.warn":
      return `${who} warned ${whom}.`;
    case "member.remove":
      return `${who} removed ${whom} from the workspace${details.reportId ? " after a report" : ""}.`;
    case "channel.delete":
      return `${who} deleted ${channelName ? `the channel #${channelName}` : "a private channel"}.`;
    case "channel.publish":
      return `${who} opened ${channelName ? `#${channelName}` : "a channel"} to anyone with its link.`;
    case "channel.unpublish":
      return `${who} took ${channelName ? `#${channelName}` : "a channel"} back from the public.`;
    case "invite.create":
      return `${who} made an invite${role ? ` for the role ${workspaceRoleName(role)}` : ""}.`;
    case "invite.revoke":
      return `${who} revoked an invite${role ? ` for the role ${workspaceRoleName(role)}` : ""}.`;
    case "report.dismiss":
      return `${who} dismissed a report about ${whom}.`;
    case "workspace.requireTwoFactors":
      return typeof details.graceDays === "number"
        ? `${who} required two-factor sign-in, with ${details.graceDays} days of grace.`
        : `${who} stopped requiring two-factor sign-in.`;
  }
}
