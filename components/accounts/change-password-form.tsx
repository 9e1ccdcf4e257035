"use client";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { changePasswordContract } from "@/lib/accounts/contract";
import { Password } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "./form-failure";
import { NewPasswordField } from "./new-password-field";
import { PasswordInput } from "./password-input";
import { useForm } from "./use-form";

const Form = z.object({ currentPassword: z.string().min(1).max(200), password: Password });

export function ChangePasswordForm({ email }: { email: string }) {
  const { form, errors, failure, pending } = useForm(Form, async (body) => {
    await call(changePasswordContract, { body });
    form.ref.current?.reset();
    toast.success("Your password is changed. Other devices were signed out.");
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      {/* Tells password managers whose password this is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <Field label="Current password" name="currentPassword" error={errors.currentPassword}>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <NewPasswordField label="New password" name="password" error={errors.password} />
      <Button type="submit" loading={pending} className="self-end">
        Change password
      </Button>
    </form>
  );
}
