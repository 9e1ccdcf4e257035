import type { PasskeySignals } from "@/lib/accounts/passkeys/schema";

type Signaling = {
  signalUnknownCredential?: (given: object) => Promise<void>;
  signalAllAcceptedCredentials?: (given: object) => Promise<void>;
  signalCurrentUserDetails?: (given: object) => Promise<void>;
};

/** Some browsers pass on to authenticators what became of a passkey; it does no harm where it fails. */
const signaling = () => (globalThis.PublicKeyCredential ?? {}) as unknown as Signaling;
const ignore = () => {};

export function signalUnknown(rpId: string, credentialId: string): void {
  signaling().signalUnknownCredential?.({ rpId, credentialId }).catch(ignore);
}

/** Which passkeys are accepted here, and what the person is called. */
export function signalPasskeys(signals: PasskeySignals | null): void {
  if (!signals) return;
  const { rpId, userId, name, displayName, credentialIds: allAcceptedCredentialIds } = signals;
  signaling().signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds }).catch(ignore);
  signaling().signalCurrentUserDetails?.({ rpId, userId, name, displayName }).catch(ignore);
}
