import { z } from "zod";
import { rawContract } from "@/lib/http/contract";

export const ssoCallbackRoute = rawContract({
  method: "GET",
  path: "/api/auth/sso/callback",
  tag: "Accounts",
  summary: "Take a provider’s answer to a sign-in",
  scope: "public",
  // Providers add parameters of their own.
  query: z.looseObject({
    state: z.string().max(500).optional(),
    code: z.string().max(8_000).optional(),
    error: z.string().max(500).optional(),
  }),
  response: { status: 302, description: "To the page that was asked for, or back to the sign-in page" },
  auth: "public",
  limit: "write",
});
