import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  Credentials,
  Email,
  Me,
  Password,
  ProfileChange,
  Registration,
  SessionInfo,
  SignedIn,
  TokenPair,
  TypedCode,
} from "./schema";
import { SecondFactorCode } from "./two-factor/schema";

const tag = "Accounts";
const Token = z.string().min(1).max(200);

/** The answer is the same whether the address was free or not; the owner of a taken one is notified by mail. */
export const registerContract = contract({
  method: "POST",
  path: "/api/auth/register",
  tag,
  summary: "Register with e-mail and password",
  scope: "public",
  body: Registration,
  response: z.object({ accepted: z.literal(true) }),
  auth: "public",
  limit: "register",
});

export const signInContract = contract({
  method: "POST",
  path: "/api/auth/sign-in",
  tag,
  summary: "Sign a browser in (sets the session cookie)",
  scope: "public",
  body: Credentials,
  response: SignedIn,
  auth: "public",
  limit: "signIn",
});

export const signOutContract = contract({
  method: "POST",
  path: "/api/auth/sign-out",
  tag,
  summary: "End the browser's session",
  scope: "account:security",
  response: NoContent,
});

export const demoSignInContract = contract({
  method: "POST",
  path: "/api/auth/demo",
  tag,
  summary: "Sign in to the demo workspace (local instances only)",
  scope: "public",
  body: z.strictObject({ email: Email }),
  response: SignedIn,
  auth: "public",
  limit: "write",
});

/** Where two factors are set up, it answers 401 with `reason: "second_factor"` until the request carries `code`. */
export const loginContract = contract({
  method: "POST",
  path: "/api/auth/login",
  tag,
  summary: "Sign a program in",
  scope: "public",
  body: Credentials.extend({ code: SecondFactorCode.optional() }),
  response: TokenPair,
  auth: "public",
  limit: "signIn",
});

export const refreshContract = contract({
  method: "POST",
  path: "/api/auth/refresh",
  tag,
  summary: "Exchange a refresh token for a new pair",
  scope: "public",
  body: z.strictObject({ refreshToken: Token }),
  response: TokenPair,
  auth: "public",
  limit: "write",
});

export const logoutContract = contract({
  method: "POST",
  path: "/api/auth/logout",
  tag,
  summary: "End the session a program or browser is signed in with",
  scope: "account:security",
  response: NoContent,
});

export const getMeContract = contract({
  method: "GET",
  path: "/api/auth/me",
  tag,
  summary: "Get my account",
  scope: "account:read",
  response: Me,
});

export const updateMeContract = contract({
  method: "PATCH",
  path: "/api/auth/me",
  tag,
  summary: "Change my profile",
  scope: "account:write",
  body: ProfileChange,
  response: Me,
});

export const requestVerificationContract = contract({
  method: "POST",
  path: "/api/auth/verify-email/request",
  tag,
  summary: "Send the verification mail again",
  scope: "account:security",
  response: NoContent,
  limit: "auth",
});

export const verifyEmailContract = contract({
  method: "POST",
  path: "/api/auth/verify-email",
  tag,
  summary: "Verify an e-mail address with the token from the mail",
  scope: "public",
  body: z.strictObject({ token: Token }),
  response: NoContent,
  auth: "public",
  limit: "write",
});

export const verifyEmailByCodeContract = contract({
  method: "POST",
  path: "/api/auth/verify-email/code",
  tag,
  summary: "Verify my e-mail address with the code from the mail",
  scope: "account:security",
  body: TypedCode,
  response: NoContent,
  limit: "auth",
});

/** Answers the same whether or not the address is known. */
export const forgotPasswordContract = contract({
  method: "POST",
  path: "/api/auth/forgot-password",
  tag,
  summary: "Send a link for setting a new password",
  scope: "public",
  body: z.strictObject({ email: Email }),
  response: z.object({ accepted: z.literal(true) }),
  auth: "public",
  limit: "auth",
});

/** Ends every session of the person. */
export const resetPasswordContract = contract({
  method: "POST",
  path: "/api/auth/reset-password",
  tag,
  summary: "Set a new password with the token from the mail",
  scope: "public",
  body: z.strictObject({ token: Token, password: Password }),
  response: NoContent,
  auth: "public",
  limit: "write",
});

/** Ends every other session of the person. */
export const changePasswordContract = contract({
  method: "POST",
  path: "/api/auth/change-password",
  tag,
  summary: "Change my password",
  scope: "account:security",
  body: z.strictObject({ currentPassword: z.string().min(1).max(200), password: Password }),
  response: NoContent,
  limit: "auth",
});

export const listSessionsContract = contract({
  method: "GET",
  path: "/api/auth/sessions",
  tag,
  summary: "List my sessions",
  scope: "account:security",
  query: PageQuery,
  response: page(SessionInfo),
});

/** Programs too. This session stays. */
export const endOtherSessionsContract = contract({
  method: "POST",
  path: "/api/auth/sessions/end-others",
  tag,
  summary: "End all my other sessions",
  scope: "account:security",
  response: NoContent,
});

/** Answers a token for `/api/auth/reset-password` where the account has a password. */
export const endForeignSessionContract = contract({
  method: "POST",
  path: "/api/auth/not-me",
  tag,
  summary: "End a session with the token of the mail about its sign-in",
  scope: "public",
  body: z.strictObject({ token: Token }),
  response: z.object({ resetToken: z.string().nullable() }),
  auth: "public",
  limit: "write",
});

export const endSessionContract = contract({
  method: "DELETE",
  path: "/api/auth/sessions/{sessionId}",
  tag,
  summary: "End another session",
  scope: "account:security",
  params: z.strictObject({ sessionId: Id }),
  response: NoContent,
});
