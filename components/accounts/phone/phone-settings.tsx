"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { deletePhoneContract, startPhoneContract, verifyPhoneContract } from "@/lib/accounts/phone/contract";
import { NewPhone, type PhoneState } from "@/lib/accounts/phone/schema";
import { TypedCode } from "@/lib/accounts/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "../form-failure";
import { withFreshSignIn } from "../two-factor/with-fresh-sign-in";
import { useForm } from "../use-form";

type PhoneSettingsProps = {
  initial: PhoneState;
  /** Where not, what is verified can still be deleted. */
  isOffered: boolean;
};

/** My phone number, which nobody else sees. */
export function PhoneSettings({ initial, isOffered }: PhoneSettingsProps) {
  const [phone, setPhone] = useState(initial);

  async function remove() {
    await withFreshSignIn(() => call(deletePhoneContract));
    setPhone({ number: null, verifiedAt: null, pending: null });
  }

  return (
    <div className="flex flex-col gap-4">
      {phone.number && (
        <p className="flex flex-wrap items-center gap-3">
          <span>{phone.number}</span>
          <Badge tone="accent">Verified</Badge>
          <ConfirmDialog
            title="Delete your phone number?"
            description="You can verify it again at any time."
            confirmLabel="Delete"
            onConfirm={remove}
            trigger={<Button size="sm">Delete</Button>}
          />
        </p>
      )}
      {isOffered ? (
        <>
          <NumberForm onSent={setPhone} />
          {phone.pending && <CodeForm key={phone.pending} number={phone.pending} onVerified={setPhone} />}
        </>
      ) : (
        <p className="text-muted text-sm">
          Numbers can’t be verified on this instance: TWILIO_VERIFY_SERVICE_SID, TWILIO_VERIFY_KEY and
          TWILIO_VERIFY_SECRET aren’t set.
        </p>
      )}
    </div>
  );
}

function NumberForm({ onSent }: { onSent: (phone: PhoneState) => void }) {
  const [channel, setChannel] = useState<"sms" | "call">("sms");
  const { form, errors, failure, pending } = useForm(NewPhone, async (body) => {
    onSent(await withFreshSignIn(() => call(startPhoneContract, { body })));
  });
  return (
    <form {...form} className="flex flex-col gap-3">
      <FormFailure>{failure}</FormFailure>
      <input type="hidden" name="channel" value={channel} />
      <Field
        label="Phone number"
        name="number"
        description="With its country code. Nobody else sees it."
        error={errors.number}
      >
        <Input type="tel" autoComplete="tel" placeholder="+49 30 1234567" required />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" loading={pending && channel === "sms"} onClick={() => setChannel("sms")}>
          Send a code
        </Button>
        <Button
          type="submit"
          variant="ghost"
          loading={pending && channel === "call"}
          onClick={() => setChannel("call")}
        >
          Call me with a code
        </Button>
      </div>
    </form>
  );
}

function CodeForm({ number, onVerified }: { number: string; onVerified: (phone: PhoneState) => void }) {
  const { form, errors, failure, pending } = useForm(TypedCode, async (body) => {
    onVerified(await call(verifyPhoneContract, { body }));
  });
  return (
    <form {...form} className="flex flex-col gap-3">
      <FormFailure>{failure}</FormFailure>
      <Field label={`Code that was sent to ${number}`} name="code" error={errors.code}>
        <Input inputMode="numeric" autoComplete="one-time-code" required />
      </Field>
      <Button type="submit" variant="primary" loading={pending} className="self-start">
        Verify
      </Button>
    </form>
  );
}
