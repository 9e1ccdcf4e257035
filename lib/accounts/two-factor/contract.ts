import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Me } from "../schema";
import {
  ConfirmationCode,
  FactorAnswer,
  ProofName,
  ProofOfPerson,
  RecoveryCodes,
  TwoFactorSetup,
  TwoFactorState,
} from "./schema";

const tag = "Accounts";
const scope = "account:security";

export const getTwoFactorContract = contract({
  method: "GET",
  path: "/api/auth/two-factor",
  tag,
  summary: "Whether my sign-in asks for a second factor",
  scope,
  response: TwoFactorState,
});

/** Asks for a fresh sign-in. */
export const setUpTwoFactorContract = contract({
  method: "POST",
  path: "/api/auth/two-factor/setup",
  tag,
  summary: "Get a new secret for an authenticator app",
  scope,
  response: TwoFactorSetup,
});

/** Asks for a fresh sign-in. The codes are shown this once. */
export const confirmTwoFactorContract = contract({
  method: "POST",
  path: "/api/auth/two-factor/confirm",
  tag,
  summary: "Switch two-factor sign-in on with the app’s first code",
  scope,
  body: ConfirmationCode,
  response: RecoveryCodes,
  limit: "auth",
});

export const disableTwoFactorContract = contract({
  method: "POST",
  path: "/api/auth/two-factor/disable",
  tag,
  summary: "Switch two-factor sign-in off",
  scope,
  body: z.strictObject({ answer: FactorAnswer }),
  response: NoContent,
});

export const replaceRecoveryCodesContract = contract({
  method: "POST",
  path: "/api/auth/two-factor/recovery-codes",
  tag,
  summary: "Replace my recovery codes",
  scope,
  body: z.strictObject({ answer: FactorAnswer }),
  response: RecoveryCodes,
});

/** Completes what a sign-in has begun that answered `secondFactor: "due"`; its cookie says which. */
export const secondStepContract = contract({
  method: "POST",
  path: "/api/auth/second-step",
  tag,
  summary: "Complete a browser’s sign-in with the second factor",
  scope: "public",
  body: z.strictObject({ answer: FactorAnswer, isRemembered: z.boolean().default(false) }),
  response: Me,
  auth: "public",
  limit: "write",
});

export const waysToConfirmContract = contract({
  method: "GET",
  path: "/api/auth/confirm",
  tag,
  summary: "What I can confirm with that it’s me",
  scope,
  response: z.object({ ways: z.array(ProofName) }),
});

/** For what refuses with `reason: "fresh_sign_in"`. */
export const confirmPersonContract = contract({
  method: "POST",
  path: "/api/auth/confirm",
  tag,
  summary: "Confirm that it’s me, for the next ten minutes",
  scope,
  body: z.strictObject({ proof: ProofOfPerson }),
  response: NoContent,
});
