"use client";
import { Fingerprint } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { problemOf } from "@/lib/http/errors";
import { FormFailure } from "../form-failure";
import { secondStepPath } from "../two-factor/second-step-path";

const loadCeremony = () => import("./ceremony");

/**
 * Signs in with a passkey: by its button, or by choosing one that the browser offers in the field of the e-mail. Browsers
 * without passkeys see nothing. `next` is a local path.
 */
export function PasskeySignIn({ next }: { next: string }) {
  const [isOffered, setOffered] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function signIn(isAutofill: boolean) {
    const { signInWithPasskey, Dismissed } = await loadCeremony();
    try {
      const signedIn = await signInWithPasskey({ isAutofill });
      window.location.assign("secondFactor" in signedIn ? secondStepPath(next) : next);
    } catch (error) {
      if (!(error instanceof Dismissed)) setFailure(problemOf(error));
    }
  }

  const waitForChoice = useEffectEvent(() => void signIn(true));

  useEffect(() => {
    if (!globalThis.PublicKeyCredential) return;
    setOffered(true);
    let isGone = false;
    void PublicKeyCredential.isConditionalMediationAvailable?.().then((isAvailable) => {
      if (isAvailable && !isGone) waitForChoice();
    });
    return () => {
      isGone = true;
      void loadCeremony().then(({ stopWaiting }) => stopWaiting());
    };
  }, []);

  if (!isOffered) return null;
  return (
    <>
      <Button
        loading={isBusy}
        icon={<Fingerprint aria-hidden="true" />}
        onClick={async () => {
          setFailure(null);
          setBusy(true);
          await signIn(false);
          setBusy(false);
        }}
      >
        Sign in with a passkey
      </Button>
      <FormFailure>{failure}</FormFailure>
    </>
  );
}
