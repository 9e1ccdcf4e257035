import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id, storable } from "@/lib/http/schema";
import { AdminSsoProvider, NewSsoProvider, SsoProviderChange } from "./schema";

const tag = "Administration";
const Params = z.strictObject({ ssoProviderId: Id });

/** Answers where the browser goes. `isLinking` adds the identity to the account of who is signed in. */
export const startSsoContract = contract({
  method: "POST",
  path: "/api/auth/sso/start",
  tag: "Accounts",
  summary: "Begin a sign-in with a provider",
  scope: "public",
  body: z.strictObject({
    providerId: z.string().min(1).max(60),
    next: storable(2_000).default("/"),
    isLinking: z.boolean().default(false),
  }),
  response: z.object({ url: z.string() }),
  auth: "public",
  limit: "write",
});

export const listSsoProvidersContract = contract({
  method: "GET",
  path: "/api/admin/sso/providers",
  tag,
  summary: "List the providers of single sign-on",
  scope: "instance:read",
  response: z.object({ items: z.array(AdminSsoProvider), nextCursor: z.null() }),
});

export const createSsoProviderContract = contract({
  method: "POST",
  path: "/api/admin/sso/providers",
  tag,
  summary: "Add a provider of single sign-on",
  scope: "account:security",
  body: NewSsoProvider,
  response: AdminSsoProvider,
  status: 201,
});

export const updateSsoProviderContract = contract({
  method: "PATCH",
  path: "/api/admin/sso/providers/{ssoProviderId}",
  tag,
  summary: "Change a provider of single sign-on",
  scope: "account:security",
  params: Params,
  body: SsoProviderChange,
  response: AdminSsoProvider,
});

export const deleteSsoProviderContract = contract({
  method: "DELETE",
  path: "/api/admin/sso/providers/{ssoProviderId}",
  tag,
  summary: "Remove a provider of single sign-on",
  scope: "account:security",
  params: Params,
  response: NoContent,
});
