"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ProofName } from "@/lib/accounts/two-factor/schema";
import { PasskeyProof } from "../passkeys/passkey-proof";
import { PasswordInput } from "../password-input";

type Way = {
  label: string;
  /** Null where the control is more than a field. */
  field: "code" | "password" | null;
  description?: string;
  other: string;
  control: ReactNode;
};

/** One row for each thing that can be proven with. None has a length limit: a paste may have blanks in it. */
const WAYS: Record<ProofName, Way> = {
  totp: {
    label: "Code of your authenticator app",
    field: "code",
    description: "Six digits. They change every 30 seconds.",
    other: "Use the authenticator app",
    control: <Input inputMode="numeric" autoComplete="one-time-code" required />,
  },
  recovery: {
    label: "Recovery code",
    field: "code",
    description: "One of the codes that you saved when you switched two-factor sign-in on. Each works once.",
    other: "Use a recovery code",
    control: <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} required />,
  },
  passkey: {
    label: "Passkey",
    field: null,
    other: "Use a passkey",
    control: <PasskeyProof />,
  },
  password: {
    label: "Password",
    field: "password",
    other: "Use your password",
    control: <PasswordInput autoComplete="current-password" />,
  },
};

type FactorFieldsProps = { ways: readonly ProofName[]; errors: Partial<Record<string, string>> };

/** The fields of a form that proves who somebody is (`ProofOfPerson`), with what else they could use. */
export function FactorFields({ ways, errors }: FactorFieldsProps) {
  const [chosen, setChosen] = useState(ways[0]);
  if (!chosen) return null;
  const { label, field, description, control } = WAYS[chosen];
  return (
    <>
      <input type="hidden" name="factor" value={chosen} />
      {field ? (
        <Field key={chosen} label={label} name={field} description={description} error={errors[field]}>
          {control}
        </Field>
      ) : (
        control
      )}
      {ways.length > 1 && (
        <div className="flex flex-wrap gap-2">
          {ways
            .filter((way) => way !== chosen)
            .map((way) => (
              <Button key={way} size="sm" variant="ghost" onClick={() => setChosen(way)}>
                {WAYS[way].other}
              </Button>
            ))}
        </div>
      )}
    </>
  );
}
