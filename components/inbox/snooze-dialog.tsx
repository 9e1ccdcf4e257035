"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fromFieldValue } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

type SnoozeDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSnooze: (until: Date) => void;
};

export function SnoozeDialog({ open, onOpenChange, onSnooze }: SnoozeDialogProps) {
  const form = useId();
  const [error, setError] = useState("");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get("until"));
    const until = fromFieldValue(value, localZone());
    // Also true for what isn't a time.
    if (!(until.getTime() > Date.now())) return setError("Choose a time that lies ahead.");
    setError("");
    onOpenChange(false);
    onSnooze(until);
  }

  return (
    <Dialog
      title="Snooze until"
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            Snooze
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label="Day and time" error={error}>
          <Input type="datetime-local" name="until" required />
        </Field>
      </form>
    </Dialog>
  );
}
