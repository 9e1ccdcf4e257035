import {
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  type WebAuthnError,
} from "@simplewebauthn/browser";
import {
  passkeyProofOptionsContract,
  passkeySignInContract,
  passkeySignInOptionsContract,
  registerPasskeyContract,
  startRegistrationContract,
} from "@/lib/accounts/passkeys/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { signalUnknown } from "./signals";

// What the browser, the authenticator and the server do together. Loaded when somebody uses a passkey.

/** Thrown where the person has closed the browser's dialog: nothing is wrong. */
export class Dismissed extends Error {
  override name = "Dismissed";
}

/** @throws AppError with words for the person, Dismissed */
function toProblem(error: unknown): never {
  if (error instanceof AppError) throw error;
  const { name, code } = error as WebAuthnError;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED" || name === "InvalidStateError")
    throw new AppError("conflict", "This device has one already.");
  if (name === "NotAllowedError" || name === "AbortError") throw new Dismissed();
  throw new AppError("unavailable", "The browser can’t use passkeys here. Try another way.");
}

export async function addPasskey(name: string) {
  const optionsJSON = await call(startRegistrationContract);
  const answer = await startRegistration({ optionsJSON }).catch(toProblem);
  return call(registerPasskeyContract, { body: { name, answer } as never });
}

/** @param isAutofill waits until the person chooses a passkey in the field of the e-mail */
export async function signInWithPasskey({ isAutofill = false } = {}) {
  const optionsJSON = await call(passkeySignInOptionsContract);
  const answer = await startAuthentication({
    optionsJSON: optionsJSON as never,
    useBrowserAutofill: isAutofill,
  }).catch(toProblem);
  try {
    return await call(passkeySignInContract, { body: { answer } as never });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") signalUnknown(optionsJSON.rpId, answer.id);
    throw error;
  }
}

/** For a second step, or to confirm that it's them. */
export async function provePasskey() {
  const optionsJSON = await call(passkeyProofOptionsContract);
  return startAuthentication({ optionsJSON: optionsJSON as never }).catch(toProblem);
}

/** Ends the waiting of `isAutofill`. */
export const stopWaiting = () => WebAuthnAbortService.cancelCeremony();
