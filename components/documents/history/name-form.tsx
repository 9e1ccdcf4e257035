"use client";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { useAttempt } from "@/components/use-attempt";

/** As the server has it. */
const MAX_NAME = 80;

type NameFormProps = {
  name: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
};

/** The name of a version, in its place. Enter saves, Escape leaves it as it was. */
export function NameForm({ name: before, onSave, onClose }: NameFormProps) {
  const [name, setName] = useState(before);
  const { error, isBusy, attempt } = useAttempt();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || isBusy) return;
    void attempt(async () => {
      await onSave(name.trim());
      onClose();
    });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || isInputMethodKey(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-1.5 p-2">
      <Input
        autoFocus
        aria-label="Name of the version"
        placeholder="Such as “Sent to print”"
        value={name}
        maxLength={MAX_NAME}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-1.5">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" loading={isBusy} disabled={name.trim() === ""}>
          Save
        </Button>
      </div>
    </form>
  );
}
