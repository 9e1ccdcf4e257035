import { z } from "zod";
import { Id } from "@/lib/http/schema";

const Role = z.enum(["OWNER", "ADMIN", "MEMBER", "GUEST"]);

/** Every act in a workspace that is recorded: `noun.verb`. */
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
  ...(["webhook.create", "webhook.update", "webhook.rotate", "webhook.delete"] as const),
  ...(["hook.create", "hook.update", "hook.rotate", "hook.delete"] as const),
  "workspace.requireTwoFactors",
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
  webhookName: z.string().optional(),
  /** The role given, and the one before. */
  role: Role.optional(),
  formerRole: Role.optional(),
  /** Null where two factors aren't required any more. */
  graceDays: z.int().nullable().optional(),
});
export type AuditDetails = z.output<typeof AuditDetails>;

/** Every change of how a person signs in that is recorded, without a workspace. */
export type AccountAuditAction =
  | "passkey.create"
  | "passkey.delete"
  | "signInMethod.link"
  | "signInMethod.unlink"
  | "phone.verify"
  | "phone.delete";

export type AccountAuditDetails = { passkeyId?: string; method?: string };

/** Every change of the instance's single sign-on that is recorded, without a workspace. */
export type SsoAuditAction = "ssoProvider.create" | "ssoProvider.update" | "ssoProvider.delete";
export type SsoAuditDetails = { providerId: string; label: string; changed?: string[] };

/** Acts on the AI settings of the instance, which have a list of their own. */
export const AiAuditAction = z.enum([
  "aiProvider.create",
  "aiProvider.update",
  "aiProvider.delete",
  "aiModel.create",
  "aiModel.update",
  "aiIndex.update",
]);

/** Every act on the instance that is recorded, without a workspace. */
export const InstanceAuditAction = z.enum([
  ...AiAuditAction.options,
  "instance.requireTwoFactors",
  "person.resetTwoFactor",
]);
export type InstanceAuditAction = z.output<typeof InstanceAuditAction>;

export type InstanceAuditDetails = {
  aiProviderId?: string;
  aiProviderName?: string;
  aiModelId?: string;
  aiModelName?: string;
  graceDays?: number | null;
  /** The fields that were changed, never their values. */
  changed?: string[];
};

/** Every act on API keys that is recorded, without a workspace. */
export type ApiKeyAuditAction = "apiKey.create" | "apiKey.revoke";
export type ApiKeyAuditDetails = { apiKeyId: string; name: string };
