"use client";
import { type KeyboardEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { problemOf } from "@/lib/http/errors";

type SavedTextProps = {
  label: string;
  /** As it is stored. */
  value: string;
  maxLength: number;
  /** Resolves once `value` is what was saved. */
  onSave: (text: string) => Promise<void>;
  description?: string;
  autoComplete?: string;
  isRequired?: boolean;
  /** For several lines. */
  isLong?: boolean;
};

/** A text that is saved when one leaves it; Enter and Escape leave it. One that can't be saved stays as it was typed. */
export function SavedText({
  label,
  value,
  onSave,
  isRequired,
  isLong,
  description,
  ...field
}: SavedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState("");

  async function save() {
    const next = (typed ?? value).trim();
    setError("");
    if (next === value) return setTyped(null);
    if (isRequired && !next) return setError("Fill this in.");
    try {
      await onSave(next);
      // What was typed meanwhile is saved in its turn.
      setTyped((now) => (now?.trim() === next ? null : now));
      toast.success("Saved.", { id: "settings", timeout: 2_000 });
    } catch (failure) {
      setError(problemOf(failure, "That wasn’t saved. Try again in a moment."));
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Escape" || (event.key === "Enter" && !isLong)) event.currentTarget.blur();
  }

  const control = { ...field, value: typed ?? value, onKeyDown, onBlur: () => void save() };
  return (
    <Field label={label} error={error} description={description}>
      {isLong ? (
        <Textarea {...control} onValueChange={setTyped} />
      ) : (
        <Input {...control} onValueChange={setTyped} />
      )}
    </Field>
  );
}
