"use client";
import { type ReactElement, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import { FactorAnswer } from "@/lib/accounts/two-factor/schema";
import { FormFailure } from "../form-failure";
import { useForm } from "../use-form";
import { FactorFields } from "./factor-fields";

type FactorDialogProps = {
  title: string;
  description: string;
  confirmLabel: string;
  tone?: "primary" | "danger";
  trigger: ReactElement<TriggerProps>;
  onAnswer: (answer: FactorAnswer) => Promise<void>;
};

/** Asks for a factor, which is spent with what it confirms. */
export function FactorDialog({
  trigger,
  onAnswer,
  confirmLabel,
  tone = "primary",
  ...texts
}: FactorDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const formId = useId();
  return (
    <Dialog
      {...texts}
      size="sm"
      trigger={trigger}
      open={isOpen}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant={tone} loading={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <AnswerForm
        id={formId}
        onPending={setPending}
        onAnswer={async (answer) => {
          await onAnswer(answer);
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

type AnswerFormProps = {
  id: string;
  onPending: (isPending: boolean) => void;
  onAnswer: (answer: FactorAnswer) => Promise<void>;
};

function AnswerForm({ id, onPending, onAnswer }: AnswerFormProps) {
  const { form, errors, failure } = useForm(FactorAnswer, async (answer) => {
    onPending(true);
    await onAnswer(answer).finally(() => onPending(false));
  });
  return (
    <form {...form} id={id} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <FactorFields ways={["totp", "recovery"]} errors={errors} />
    </form>
  );
}
