import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { SignedIn } from "../schema";
import {
  PasskeyAnswer,
  PasskeyInfo,
  PasskeyName,
  PasskeyOptions,
  PasskeySignals,
  RegistrationAnswer,
  RegistrationOptions,
} from "./schema";

const tag = "Accounts";
const Params = z.strictObject({ passkeyId: Id });

export const listPasskeysContract = contract({
  method: "GET",
  path: "/api/auth/passkeys",
  tag,
  summary: "List my passkeys",
  scope: "account:security",
  response: z.object({
    items: z.array(PasskeyInfo),
    nextCursor: z.null(),
    signals: PasskeySignals.nullable(),
  }),
});

export const startRegistrationContract = contract({
  method: "POST",
  path: "/api/auth/passkeys/registration",
  tag,
  summary: "Get options for making a passkey",
  scope: "account:security",
  response: RegistrationOptions,
  limit: "auth",
});

export const registerPasskeyContract = contract({
  method: "POST",
  path: "/api/auth/passkeys",
  tag,
  summary: "Add a passkey",
  scope: "account:security",
  body: z.strictObject({ name: PasskeyName, answer: RegistrationAnswer }),
  response: PasskeyInfo,
  status: 201,
  limit: "auth",
});

export const renamePasskeyContract = contract({
  method: "PATCH",
  path: "/api/auth/passkeys/{passkeyId}",
  tag,
  summary: "Rename a passkey",
  scope: "account:security",
  params: Params,
  body: z.strictObject({ name: PasskeyName }),
  response: PasskeyInfo,
});

/** Answers what the browser tells the authenticators, so that they offer it no more. */
export const deletePasskeyContract = contract({
  method: "DELETE",
  path: "/api/auth/passkeys/{passkeyId}",
  tag,
  summary: "Delete a passkey",
  scope: "account:security",
  params: Params,
  response: z.object({ signals: PasskeySignals.nullable() }),
});

export const passkeySignInOptionsContract = contract({
  method: "POST",
  path: "/api/auth/passkeys/sign-in/options",
  tag,
  summary: "Get options for signing in with a passkey",
  scope: "public",
  response: PasskeyOptions,
  auth: "public",
  limit: "write",
});

export const passkeySignInContract = contract({
  method: "POST",
  path: "/api/auth/passkeys/sign-in",
  tag,
  summary: "Sign a browser in with a passkey (sets the session cookie)",
  scope: "public",
  body: z.strictObject({ answer: PasskeyAnswer }),
  response: SignedIn,
  auth: "public",
  limit: "write",
});

/** For whose sign-in waits for its second factor, or who is signed in and confirms that it's them. */
export const passkeyProofOptionsContract = contract({
  method: "POST",
  path: "/api/auth/passkeys/proof/options",
  tag,
  summary: "Get options for proving with one of my passkeys that it's me",
  scope: "public",
  response: PasskeyOptions,
  auth: "public",
  limit: "write",
});
