"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";

type RenameDialogProps = {
  title: string;
  label: string;
  value: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSave: (name: string) => Promise<unknown>;
};

/** Asks for one name. */
export function RenameDialog({ open, onOpenChange, title, ...form }: RenameDialogProps) {
  const id = useId();
  const { error, isBusy, attempt } = useAttempt();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="sm"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary" loading={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <NameForm
        {...form}
        id={id}
        error={error}
        onSave={(name) =>
          attempt(async () => {
            await form.onSave(name);
            onOpenChange(false);
          })
        }
      />
    </Dialog>
  );
}

type NameFormProps = Pick<RenameDialogProps, "label" | "value"> & {
  id: string;
  error: string;
  onSave: (name: string) => Promise<unknown>;
};

function NameForm({ id, label, value, error, onSave }: NameFormProps) {
  const [name, setName] = useState(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    void onSave(name.trim());
  }
  return (
    <form id={id} onSubmit={submit}>
      <Field label={label} error={error}>
        <Input value={name} onValueChange={setName} maxLength={200} required autoFocus />
      </Field>
    </form>
  );
}
