"use client";
import { Fingerprint } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showError } from "@/components/ui/show-error";
import { deletePasskeyContract, renamePasskeyContract } from "@/lib/accounts/passkeys/contract";
import { MAX_PASSKEY_NAME_CHARS } from "@/lib/accounts/passkeys/limits";
import type { PasskeyInfo, PasskeySignals } from "@/lib/accounts/passkeys/schema";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { FormFailure } from "../form-failure";
import { withFreshSignIn } from "../two-factor/with-fresh-sign-in";
import { PasskeyRow } from "./passkey-row";
import { signalPasskeys } from "./signals";

type PasskeysProps = { initial: PasskeyInfo[]; signals: PasskeySignals | null };

/** My passkeys, and adding one. */
export function Passkeys({ initial, signals }: PasskeysProps) {
  const [items, setItems] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  // Each visit brings authenticators up to date, also with a name or an address that has changed.
  useEffect(() => signalPasskeys(signals), [signals]);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name") ?? "").trim() || "Passkey";
    setBusy(true);
    setFailure(null);
    const { addPasskey, Dismissed } = await import("./ceremony");
    try {
      const added = await withFreshSignIn(() => addPasskey(name));
      setItems((present) => [...present, added]);
      form.reset();
    } catch (error) {
      if (!(error instanceof Dismissed)) setFailure(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  async function rename(passkeyId: string, name: string) {
    try {
      const renamed = await call(renamePasskeyContract, { params: { passkeyId }, body: { name } });
      setItems((present) => present.map((item) => (item.id === passkeyId ? renamed : item)));
    } catch (error) {
      showError(error);
    }
  }

  async function remove(passkeyId: string) {
    const deleted = await withFreshSignIn(() => call(deletePasskeyContract, { params: { passkeyId } }));
    signalPasskeys(deleted.signals);
    setItems((present) => present.filter(({ id }) => id !== passkeyId));
  }

  return (
    <div className="flex flex-col gap-4">
      {items.length > 0 && (
        <ul className="divide-y rounded-lg border bg-raised">
          {items.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRename={(name) => rename(passkey.id, name)}
              onDelete={() => remove(passkey.id)}
            />
          ))}
        </ul>
      )}
      <form onSubmit={add} className="flex flex-wrap items-end gap-3">
        <Field label="Name of the new passkey" name="name">
          <Input maxLength={MAX_PASSKEY_NAME_CHARS} placeholder="My laptop" />
        </Field>
        <Button type="submit" loading={isBusy} icon={<Fingerprint aria-hidden="true" />}>
          Add a passkey
        </Button>
      </form>
      <FormFailure>{failure}</FormFailure>
    </div>
  );
}
