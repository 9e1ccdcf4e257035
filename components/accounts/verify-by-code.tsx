"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { verifyEmailByCodeContract } from "@/lib/accounts/contract";
import { TypedCode } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { useForm } from "./use-form";

/** Takes the code of the mail. No length limit: a paste may have blanks in it. */
export function VerifyByCode() {
  const router = useRouter();
  const { form, errors, failure, pending } = useForm(TypedCode, async (body) => {
    await call(verifyEmailByCodeContract, { body });
    router.refresh();
  });
  return (
    <form {...form} className="flex flex-col gap-3">
      <FormFailure>{failure}</FormFailure>
      <Field label="Code from the mail" name="code" error={errors.code}>
        <Input inputMode="numeric" autoComplete="one-time-code" required />
      </Field>
      <Button type="submit" loading={pending} className="self-start">
        Verify
      </Button>
    </form>
  );
}
