import { db } from "@/lib/db";
import { makeApiKey } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/auth/register": () => ({
      name: "Eve",
      email: "eve@example.test",
      password: "correct horse battery",
    }),
    "POST /api/auth/sign-in": () => ({ email: "eve@example.test", password: "wrong password" }),
    "POST /api/auth/demo": () => ({ email: "eve@example.test" }),
    "POST /api/auth/login": () => ({ email: "eve@example.test", password: "wrong password" }),
    "POST /api/auth/refresh": () => ({ refreshToken: "unknown" }),
    "POST /api/keys": () => ({ name: "Deploys", scopes: ["messages:write"] }),
    "PATCH /api/keys/{keyId}": () => ({ name: "Releases" }),
    "PATCH /api/auth/me": () => ({ name: "Eve" }),
    "POST /api/auth/verify-email": () => ({ token: "unknown" }),
    "POST /api/auth/phone": () => ({ number: "+4930123456" }),
    "POST /api/auth/phone/verify": () => ({ code: "000000" }),
    "POST /api/auth/verify-email/code": () => ({ code: "000000" }),
    "POST /api/auth/forgot-password": () => ({ email: "eve@example.test" }),
    "POST /api/auth/reset-password": () => ({ token: "unknown", password: "correct horse battery" }),
    "POST /api/auth/change-password": () => ({ currentPassword: "wrong", password: "correct horse battery" }),
    "POST /api/auth/two-factor/confirm": () => ({ code: "000000" }),
    "POST /api/auth/two-factor/disable": () => ({ answer: { factor: "totp", code: "000000" } }),
    "POST /api/auth/two-factor/recovery-codes": () => ({ answer: { factor: "totp", code: "000000" } }),
    "POST /api/auth/second-step": () => ({ answer: { factor: "totp", code: "000000" } }),
    "POST /api/auth/not-me": () => ({ token: "unknown" }),
    "PUT /api/admin/two-factor": () => ({ graceDays: 7 }),
    "POST /api/admin/two-factor/reset": () => ({ email: "eve@example.test" }),
    "PUT /api/workspaces/{workspaceId}/two-factor": () => ({ graceDays: 7 }),
    "POST /api/auth/confirm": () => ({ proof: { factor: "password", password: "wrong" } }),
  },
  foreign: async ({ owner }) => {
    const session = await db().session.findFirstOrThrow({ where: { userId: owner.id } });
    const key = await makeApiKey(owner);
    return { keyId: key.id, sessionId: session.id, userId: owner.id, token: "unknown" };
  },
};
