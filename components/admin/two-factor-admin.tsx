"use client";
import { useState } from "react";
import RequireTwoFactors from "@/components/accounts/two-factor/require-two-factors";
import { withFreshSignIn } from "@/components/accounts/two-factor/with-fresh-sign-in";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import {
  getInstanceRequirementContract,
  requireOnInstanceContract,
  resetTwoFactorContract,
} from "@/lib/accounts/two-factor/admin-contract";
import { call } from "@/lib/http/client";

/** What the instance asks of everybody, and help for who has lost their phone and their recovery codes. */
export default function TwoFactorAdmin() {
  const [email, setEmail] = useState("");

  async function reset() {
    await withFreshSignIn(() => call(resetTwoFactorContract, { body: { email } }));
    toast.success("Their second factor is removed. They can sign in with the password and set it up again.");
    setEmail("");
  }

  return (
    <div className="flex flex-col gap-6">
      <RequireTwoFactors
        queryKey={["admin", "two-factor"]}
        nouns={["person", "people"]}
        read={() => call(getInstanceRequirementContract)}
        write={(graceDays) => call(requireOnInstanceContract, { body: { graceDays } })}
      />
      <div className="flex max-w-md flex-wrap items-end gap-2">
        <Field
          label="Reset somebody’s second factor"
          description="For who has lost their phone and their recovery codes. Make sure that it’s them who asks."
          className="min-w-60 flex-1"
        >
          <Input
            type="email"
            autoComplete="off"
            placeholder="Their e-mail address"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <ConfirmDialog
          title="Reset their second factor?"
          description={`${email} is signed out everywhere, gets a mail, and signs in with the password alone until they set it up again. The audit log keeps that you did this.`}
          confirmLabel="Reset second factor"
          onConfirm={reset}
          trigger={<Button disabled={!email.includes("@")}>Reset</Button>}
        />
      </div>
    </div>
  );
}
