import { rawContract } from "@/lib/http/contract";

export const ssoCallbackRoute = rawContract({
  method: "GET",
  path: "/api/auth/sso/callback",
  tag: "Accounts",
  summary: "Take a provider’s answer to a sign-in",
  scope: "public",
  response: { status: 302, description: "To the page that was asked for, or back to the sign-in page" },
  auth: "public",
  limit: "write",
});
