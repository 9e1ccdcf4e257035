import { z } from "zod";
import { Id } from "@/lib/http/schema";

const Role = z.enum(["OWNER", "ADMIN", "MEMBER", "GUEST"]);

/** Every act that is recorded: `noun.verb`. */
export const AuditAction = z.enum([
  "message.delete",
  "task.delete",
  "member.updateRole",
  "member.warn",
  "member.remove",
  "channel.delete",
  "channel.publish",
  "channel.unpublish",
  "invite.create",
  "invite.revoke",
  "report.dismiss",
]);
export type AuditAction = z.output<typeof AuditAction>;

/** Ids and settings, never what people wrote. */
export const AuditDetails = z.object({
  reportId: Id.optional(),
  messageId: Id.optional(),
  channelId: Id.optional(),
  /** Of a channel that everyone in the workspace saw. */
  channelName: z.string().optional(),
  inviteId: Id.optional(),
  /** The role given, and the one before. */
  role: Role.optional(),
  formerRole: Role.optional(),
});
export type AuditDetails = z.output<typeof AuditDetails>;
