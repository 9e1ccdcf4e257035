"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import DialogPopup from "@/components/ui/dialog-popup";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { confirmTwoFactorContract } from "@/lib/accounts/two-factor/contract";
import { ConfirmationCode, type TwoFactorSetup } from "@/lib/accounts/two-factor/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "../form-failure";
import { useForm } from "../use-form";
import { CopyButton } from "./copy-button";
import { QrPicture } from "./qr-picture";
import { withFreshSignIn } from "./with-fresh-sign-in";

type SetUpDialogProps = {
  setup: TwoFactorSetup;
  onClose: () => void;
  onDone: (recoveryCodes: readonly string[]) => void;
};

export default function SetUpDialog({ setup, onClose, onDone }: SetUpDialogProps) {
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const { form, errors, failure } = useForm(ConfirmationCode, async (body) => {
    setPending(true);
    try {
      const { recoveryCodes } = await withFreshSignIn(() => call(confirmTwoFactorContract, { body }));
      onDone(recoveryCodes);
    } finally {
      setPending(false);
    }
  });
  return (
    <DialogPopup
      open
      onOpenChange={onClose}
      title="Set up two-factor sign-in"
      description="Scan this with an authenticator app, then enter the code it shows."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={isPending}>
            Switch on
          </Button>
        </>
      }
    >
      <form {...form} id={formId} className="flex flex-col gap-4">
        <FormFailure>{failure}</FormFailure>
        <QrPicture qr={setup.qr} label="QR code for your authenticator app" />
        <div className="flex flex-col gap-1 text-sm">
          <p className="text-muted">Can’t scan it? Enter this key in the app, as a key based on time:</p>
          <div className="flex flex-wrap items-center gap-2">
            <code className="font-mono wrap-anywhere">{setup.secret.match(/.{1,4}/g)?.join(" ")}</code>
            <CopyButton text={setup.secret} label="Copy key" />
          </div>
        </div>
        <Field label="Code of the app" name="code" error={errors.code}>
          <Input inputMode="numeric" autoComplete="one-time-code" required />
        </Field>
      </form>
    </DialogPopup>
  );
}
