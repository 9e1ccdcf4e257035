"use client";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { verifyEmailContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { useForm } from "./use-form";

const Form = z.strictObject({});

/** A press is asked for: mail scanners open links by themselves, and would use the token up. */
export function VerifyEmailForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  const { form, failure, pending } = useForm(Form, async () => {
    await call(verifyEmailContract, { body: { token } });
    setDone(true);
  });
  if (isDone) {
    return (
      <>
        <p role="status">Thank you, your address is verified.</p>
        <LinkButton href="/" variant="primary">
          Go to Guildhall
        </LinkButton>
      </>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <Button type="submit" variant="primary" loading={pending}>
        Verify my address
      </Button>
    </form>
  );
}
