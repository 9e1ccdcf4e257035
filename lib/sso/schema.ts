import { z } from "zod";
import { GroupRole } from "@/lib/auth/sso-providers";
import { Id, line, Timestamp } from "@/lib/http/schema";

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must be a domain like example.com");
const Issuer = z.url({ protocol: /^https?$/ }).max(500);

/** As an instance admin sees it; the secret never leaves. */
export const AdminSsoProvider = z.object({
  id: Id,
  label: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  allowedDomains: z.array(z.string()),
  groupsClaim: z.string(),
  groupRoles: z.array(GroupRole),
  provesTwoFactors: z.boolean(),
  isEnabled: z.boolean(),
  /** What the last sign-in said that an admin should know. */
  notice: z.string().nullable(),
  createdAt: Timestamp,
});
export type AdminSsoProvider = z.output<typeof AdminSsoProvider>;

const fields = {
  label: line(60),
  issuer: Issuer,
  clientId: line(500),
  clientSecret: line(500).nullable(),
  allowedDomains: z.array(Domain).max(50),
  groupsClaim: line(200),
  groupRoles: z.array(GroupRole).max(200),
  provesTwoFactors: z.boolean(),
  isEnabled: z.boolean(),
};

export const NewSsoProvider = z.strictObject({
  label: fields.label,
  issuer: fields.issuer,
  clientId: fields.clientId,
  clientSecret: fields.clientSecret.default(null),
  allowedDomains: fields.allowedDomains.default([]),
  groupsClaim: fields.groupsClaim.default("groups"),
  groupRoles: fields.groupRoles.default([]),
  provesTwoFactors: fields.provesTwoFactors.default(false),
});
export type NewSsoProvider = z.output<typeof NewSsoProvider>;

export const SsoProviderChange = z.strictObject(fields).partial();
export type SsoProviderChange = z.output<typeof SsoProviderChange>;
