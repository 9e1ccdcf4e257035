"use client";
import { Building2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { startSsoContract } from "@/lib/sso/contract";
import { FormFailure } from "./form-failure";
import { withFreshSignIn } from "./two-factor/with-fresh-sign-in";

type SsoButtonProps = {
  providerId: string;
  label: string;
  /** A local path to come back to. */
  next: string;
  /** Adds the identity to the account of who is signed in. */
  isLinking?: boolean;
};

/** Goes to a provider of single sign-on. */
export function SsoButton({ providerId, label, next, isLinking = false }: SsoButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function start() {
    setBusy(true);
    setFailure(null);
    try {
      const body = { providerId, next, isLinking };
      const { url } = await withFreshSignIn(() => call(startSsoContract, { body }));
      window.location.assign(url);
    } catch (error) {
      setFailure(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <>
      <Button loading={isBusy} icon={<Building2 aria-hidden="true" />} onClick={start}>
        {label}
      </Button>
      <FormFailure>{failure}</FormFailure>
    </>
  );
}
