import { Field } from "@/components/ui/field";
import { PasswordInput } from "./password-input";

/** Asks for a password that is to be set, and says what makes a good one. */
export function NewPasswordField({ label, name, error }: { label: string; name: string; error?: string }) {
  return (
    <Field
      label={label}
      name={name}
      error={error}
      description="10 characters or more. A few words in a row make a good one."
    >
      <PasswordInput autoComplete="new-password" />
    </Field>
  );
}
