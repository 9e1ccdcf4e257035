import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/auth/sso/start": () => ({ providerId: "unknown" }),
    "POST /api/admin/sso/providers": () => ({
      label: "Acme",
      issuer: "https://id.acme.example",
      clientId: "guildhall",
    }),
    "PATCH /api/admin/sso/providers/{ssoProviderId}": () => ({ label: "Acme" }),
  },
  foreign: async ({ owner, workspace }) => {
    const data = { label: "Acme", clientId: "guildhall", isEnabled: false };
    const issuer = `https://${workspace.id}.example`;
    const { id } = await db().ssoProvider.create({ data: { ...data, issuer } });
    const account = await db().account.create({
      data: { userId: owner.id, type: "oidc", provider: issuer, providerAccountId: workspace.id },
    });
    return { ssoProviderId: id, accountId: account.id };
  },
};
