"use client";
import { Fingerprint } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { problemOf } from "@/lib/http/errors";
import { FormFailure } from "../form-failure";

/** The field of a form that a passkey fills: it sends the form once the passkey has answered. */
export function PasskeyProof() {
  const answer = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function prove() {
    setBusy(true);
    setFailure(null);
    const { provePasskey, Dismissed } = await import("./ceremony");
    try {
      const given = await provePasskey();
      if (!answer.current) return;
      answer.current.value = JSON.stringify(given);
      answer.current.form?.requestSubmit();
    } catch (error) {
      if (!(error instanceof Dismissed)) setFailure(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <input ref={answer} type="hidden" name="answer" />
      <Button
        loading={isBusy}
        icon={<Fingerprint aria-hidden="true" />}
        onClick={prove}
        className="self-start"
      >
        Use a passkey
      </Button>
      <FormFailure>{failure}</FormFailure>
    </>
  );
}
