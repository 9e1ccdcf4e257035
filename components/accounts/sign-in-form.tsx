"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInContract } from "@/lib/accounts/contract";
import { Credentials } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { PasswordInput } from "./password-input";
import { TextLink } from "./text-link";
import { secondStepPath } from "./two-factor/second-step-path";
import { useForm } from "./use-form";

/** `next` is a local path. */
export function SignInForm({ next }: { next: string }) {
  const { form, errors, failure, pending } = useForm(Credentials, async (body) => {
    const signedIn = await call(signInContract, { body });
    window.location.assign("secondFactor" in signedIn ? secondStepPath(next) : next);
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" autoComplete="username webauthn" required maxLength={254} />
      </Field>
      <Field label="Password" name="password" error={errors.password}>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <div className="flex flex-col gap-3">
        <Button type="submit" variant="primary" loading={pending}>
          Sign in
        </Button>
        <p className="text-sm">
          <TextLink href="/forgot-password">Forgot your password?</TextLink>
        </p>
      </div>
    </form>
  );
}
