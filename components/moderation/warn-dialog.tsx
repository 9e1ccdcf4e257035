"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { AppError } from "@/lib/http/errors";
import { WARNING_NOTE_MAX } from "@/lib/moderation/limits";

type WarnDialogProps = { name: string; onWarn: (note: string) => Promise<void>; onClose: () => void };

/** Asks for the text of a warning. */
export default function WarnDialog({ name, onWarn, onClose }: WarnDialogProps) {
  const form = useId();
  const [note, setNote] = useState("");
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function warn(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError("");
    try {
      await onWarn(note);
      onClose();
    } catch (failure) {
      setError(failure instanceof AppError ? failure.message : "That didn’t work. Try again in a moment.");
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Warn ${name}?`}
      description="They see it at once and find it in their inbox, without the name of who reported them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" loading={isBusy}>
            Warn
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={warn}>
        <Field label={`Note to ${name}`} optional error={error}>
          <Textarea
            value={note}
            maxLength={WARNING_NOTE_MAX}
            placeholder="What they should do differently"
            onValueChange={setNote}
          />
        </Field>
      </form>
    </Dialog>
  );
}
