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
  "webhook.create": "Webhooks made",
  "webhook.update": "Webhooks changed",
  "webhook.rotate": "Secrets of webhooks rotated",
  "webhook.delete": "Webhooks deleted",
  "hook.create": "Incoming webhooks made",
  "hook.update": "Incoming webhooks changed",
  "hook.rotate": "Addresses of incoming webhooks rotated",
  "hook.delete": "Incoming webhooks deleted",
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
    case "webhook.create":
      return `${who} made the webhook ${details.webhookName}.`;
    case "webhook.update":
      return `${who} changed the webhook ${details.webhookName}.`;
    case "webhook.rotate":
      return `${who} rotated the secret of the webhook ${details.webhookName}.`;
    case "webhook.delete":
      return `${who} deleted the webhook ${details.webhookName}.`;
    case "hook.create":
      return `${who} made the incoming webhook ${details.webhookName}.`;
    case "hook.update":
      return `${who} changed the incoming webhook ${details.webhookName}.`;
    case "hook.rotate":
      return `${who} rotated the address of the incoming webhook ${details.webhookName}.`;
    case "hook.delete":
      return `${who} deleted the incoming webhook ${details.webhookName}.`;
    case "workspace.requireTwoFactors":
      return typeof details.graceDays === "number"
        ? `${who} required two-factor sign-in, with ${details.graceDays} days of grace.`
        : `${who} stopped requiring two-factor sign-in.`;
  }
}
