import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { SignInMethods } from "./schema";

const tag = "Accounts";

export const getSignInMethodsContract = contract({
  method: "GET",
  path: "/api/auth/methods",
  tag,
  summary: "Get the ways I can sign in",
  scope: "account:security",
  response: SignInMethods,
});

export const unlinkAccountContract = contract({
  method: "DELETE",
  path: "/api/auth/methods/accounts/{accountId}",
  tag,
  summary: "Unlink GitHub or a provider of single sign-on",
  scope: "account:security",
  params: z.strictObject({ accountId: Id }),
  response: NoContent,
});

export const removePasswordContract = contract({
  method: "DELETE",
  path: "/api/auth/methods/password",
  tag,
  summary: "Remove my password",
  scope: "account:security",
  response: NoContent,
});
