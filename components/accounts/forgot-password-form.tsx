"use client";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { forgotPasswordContract } from "@/lib/accounts/contract";
import { Email } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { MailSent } from "./mail-sent";
import { useForm } from "./use-form";

const Form = z.strictObject({ email: Email });

export function ForgotPasswordForm({ showsLocalMail }: { showsLocalMail: boolean }) {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { form, errors, failure, pending } = useForm(Form, async (body) => {
    await call(forgotPasswordContract, { body });
    setMailedTo(body.email);
  });
  if (mailedTo) {
    return (
      <MailSent showsLocalMail={showsLocalMail}>
        If <strong>{mailedTo}</strong> has an account, a mail with a link is on its way. The link works for an
        hour.
      </MailSent>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <Field label="E-mail" name="email" error={errors.email}>
        <Input type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <Button type="submit" variant="primary" loading={pending}>
        Mail me a link
      </Button>
    </form>
  );
}
