"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { endForeignSessionContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";

/** A press is asked for: mail scanners open links by themselves. */
export function NotMeForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  const { error, isBusy, attempt } = useAttempt();

  const end = () =>
    attempt(async () => {
      const { resetToken } = await call(endForeignSessionContract, { body: { token } });
      if (resetToken) window.location.assign(`/reset-password?token=${resetToken}`);
      else setDone(true);
    });

  if (isDone)
    return (
      <p role="status">
        That session has ended. You have no password here: secure the account that you sign in with, too.
      </p>
    );
  return (
    <>
      <FormFailure>{error}</FormFailure>
      <Button variant="danger" loading={isBusy} onClick={() => void end()}>
        End that session
      </Button>
    </>
  );
}
