"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";

type ConfirmDialogProps = {
  title: string;
  description: string;
  /** What the button says. */
  action: string;
  isDanger?: boolean;
  /** What is typed: the password, or this name. */
  name?: string;
  /** Leaves the dialog busy where the page is left afterwards. */
  staysBusy?: boolean;
  onConfirm: (typed: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for the password, or for a name to be typed, before something that an open session alone may not do. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, action, isDanger, name, staysBusy, onConfirm, onClose } = props;
  const form = useId();
  const [typed, setTyped] = useState("");
  const { error, isBusy, attempt } = useAttempt();

  function confirm(event: FormEvent) {
    event.preventDefault();
    void attempt(() => onConfirm(typed), { staysBusy });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant={isDanger ? "danger" : "primary"}
            loading={isBusy}
            disabled={name === undefined ? !typed : typed.trim() !== name}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={confirm} noValidate>
        <Field label={name === undefined ? "Your password" : `Type ${name} to confirm`} error={error}>
          <Input
            type={name === undefined ? "password" : "text"}
            autoComplete={name === undefined ? "current-password" : "off"}
            value={typed}
            onValueChange={setTyped}
          />
        </Field>
      </form>
    </Dialog>
  );
}
