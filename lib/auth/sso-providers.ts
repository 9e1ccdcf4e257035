import { z } from "zod";
import { db, type Transaction } from "@/lib/db";
import { type Env, env } from "@/lib/env";
import type { SsoProvider as Row } from "@/lib/generated/prisma/client";
import { sealer } from "./sealed";

/** The id of the provider that OIDC_* configure. */
export const VARIABLES_ID = "oidc";

export const GrantedRole = z.enum(["ADMIN", "MEMBER", "GUEST"]);

/** Whoever is in the group has the role in the workspace; nobody owns one by that. */
export const GroupRole = z.strictObject({
  group: z.string().trim().min(1).max(200),
  workspaceId: z.uuid().toLowerCase(),
  role: GrantedRole,
});
export type GroupRole = z.output<typeof GroupRole>;

export type SsoProvider = {
  id: string;
  label: string;
  issuer: string;
  clientId: string;
  allowedDomains: string[];
  groupsClaim: string;
  provesTwoFactors: boolean;
  /** The operator has named its server; what an admin types may be public or on the allow list. */
  isOperators: boolean;
  groupRoles: (tx: Transaction) => Promise<GroupRole[]>;
  clientSecret: () => string | null;
};

export const ssoSecrets = sealer({
  purpose: "guildhall sso client secrets v1",
  changed: "AUTH_SECRET has changed since the provider’s secret was entered. Enter the secret again.",
  unreadable: "The provider’s stored secret can’t be read. Enter the secret again.",
});

/** Those that people can sign in with now. */
export async function listSsoProviders(tx: Transaction = db()): Promise<SsoProvider[]> {
  const rows = await tx.ssoProvider.findMany({ where: { isEnabled: true }, orderBy: { id: "asc" } });
  const configured = fromVariables(env());
  return [...(configured ? [configured] : []), ...rows.map(fromRow)];
}

/** @param id of a row, or `VARIABLES_ID` */
export async function findSsoProvider(id: string): Promise<SsoProvider | null> {
  return (await listSsoProviders()).find((provider) => provider.id === id) ?? null;
}

function fromRow(row: Row): SsoProvider {
  const { id, sealedSecret } = row;
  return {
    ...row,
    isOperators: false,
    groupRoles: async () => z.array(GroupRole).catch([]).parse(row.groupRoles),
    clientSecret: () => (sealedSecret ? ssoSecrets.unseal(sealedSecret, id) : null),
  };
}

function fromVariables(values: Env): SsoProvider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = values;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return null;
  return {
    id: VARIABLES_ID,
    label: values.OIDC_LABEL,
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    allowedDomains: values.OIDC_ALLOWED_DOMAINS,
    groupsClaim: values.OIDC_GROUPS_CLAIM,
    provesTwoFactors: values.OIDC_PROVES_TWO_FACTORS,
    isOperators: true,
    groupRoles: (tx) => withWorkspaceIds(tx, values.OIDC_GROUP_ROLES),
    clientSecret: () => values.OIDC_CLIENT_SECRET ?? null,
  };
}

/** Variables name workspaces by their address; one that isn't there has no ids to give. */
async function withWorkspaceIds(tx: Transaction, given: Env["OIDC_GROUP_ROLES"]): Promise<GroupRole[]> {
  const slugs = given.map(({ slug }) => slug);
  const found = await tx.workspace.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  return given.flatMap(({ slug, ...rest }) =>
    found.filter((workspace) => workspace.slug === slug).map(({ id }) => ({ ...rest, workspaceId: id })),
  );
}

/** The part of a stored address after its @. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);
