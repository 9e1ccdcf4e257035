"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { registerContract, signInContract } from "@/lib/accounts/contract";
import { Registration } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { FormFailure } from "./form-failure";
import { MailSent } from "./mail-sent";
import { NewPasswordField } from "./new-password-field";
import { useForm } from "./use-form";

/** `next` is a local path. */
export function SignUpForm({ next, showsLocalMail }: { next: string; showsLocalMail: boolean }) {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { form, errors, failure, pending } = useForm(Registration, async (body) => {
    await call(registerContract, { body });
    try {
      await call(signInContract, { body: { email: body.email, password: body.password } });
      window.location.assign(next);
    } catch (error) {
      // The address was taken: registering must not reveal that; the mail to its owner does.
      if (error instanceof AppError && error.code === "unauthenticated") setMailedTo(body.email);
      else throw error;
    }
  });
  if (mailedTo) {
    return (
      <MailSent showsLocalMail={showsLocalMail}>
        We’ve sent a mail to <strong>{mailedTo}</strong>. Follow the link in it to continue.
      </MailSent>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <Field label="Your name" name="name" error={errors.name}>
        <Input autoComplete="name" required maxLength={80} />
      </Field>
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <NewPasswordField label="Password" name="password" error={errors.password} />
      <Button type="submit" variant="primary" loading={pending}>
        Create account
      </Button>
    </form>
  );
}
