"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { secondStepContract } from "@/lib/accounts/two-factor/contract";
import { FactorAnswer, type FactorName } from "@/lib/accounts/two-factor/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "../form-failure";
import { useForm } from "../use-form";
import { FactorFields } from "./factor-fields";

/** `next` is a local path. */
export function SecondStepForm({ factors, next }: { factors: readonly FactorName[]; next: string }) {
  const [isRemembered, setRemembered] = useState(false);
  const { form, errors, failure, pending } = useForm(FactorAnswer, async (answer) => {
    await call(secondStepContract, { body: { answer, isRemembered } });
    window.location.assign(next);
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <FactorFields ways={factors} errors={errors} />
      <Checkbox
        label="Don’t ask on this browser for 30 days"
        checked={isRemembered}
        onCheckedChange={setRemembered}
      />
      <Button type="submit" variant="primary" loading={pending}>
        Sign in
      </Button>
    </form>
  );
}
