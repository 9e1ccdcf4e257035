"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fromFieldValue, toFieldValue } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

type TimeDialogProps = {
  title: string;
  /** On the button, such as "Schedule". */
  confirmLabel: string;
  initial?: Date;
  onPick: (at: Date) => void;
  onClose: () => void;
};

/** Asks for a moment to come. */
export default function TimeDialog({ title, confirmLabel, initial, onPick, onClose }: TimeDialogProps) {
  const form = useId();
  const [value, setValue] = useState(() => toLocal(initial ?? nextHour()));
  const at = fromFieldValue(value, localZone());
  const isPast = !(at.getTime() > Date.now());
  const [isTried, setTried] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary">
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isPast) return;
          onPick(at);
          onClose();
        }}
      >
        <Field label="Day and time" error={isTried && isPast ? "Choose a time to come." : undefined}>
          <Input
            type="datetime-local"
            required
            value={value}
            min={toLocal(new Date())}
            onChange={(event) => setValue(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

const nextHour = () => new Date(new Date().setMinutes(60, 0, 0));
const toLocal = (at: Date) => toFieldValue(at, localZone());
