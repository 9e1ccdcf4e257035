"use client";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { resetPasswordContract } from "@/lib/accounts/contract";
import { Password } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { NewPasswordField } from "./new-password-field";
import { TextLink } from "./text-link";
import { useForm } from "./use-form";

const Form = z.strictObject({ password: Password });

export function ResetPasswordForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  const { form, errors, failure, pending } = useForm(Form, async ({ password }) => {
    await call(resetPasswordContract, { body: { token, password } });
    setDone(true);
  });
  if (isDone) {
    return (
      <>
        <p role="status">Your new password is set, and you were signed out everywhere.</p>
        <LinkButton href="/sign-in" variant="primary">
          Sign in
        </LinkButton>
      </>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      {failure && (
        <FormFailure>
          {failure} <TextLink href="/forgot-password">Ask for a new link</TextLink>
        </FormFailure>
      )}
      <NewPasswordField label="New password" name="password" error={errors.password} />
      <Button type="submit" variant="primary" loading={pending}>
        Set password
      </Button>
    </form>
  );
}
