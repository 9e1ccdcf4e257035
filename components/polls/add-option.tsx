"use client";
import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { controlStyles } from "@/components/ui/control-styles";
import { useAttempt } from "@/components/use-attempt";

/** The form that adds an option to a poll. Without Field, which a channel's first load would fetch for this alone. */
export default function AddOption({ onAdd }: { onAdd: (text: string) => Promise<void> }) {
  const errorId = useId();
  const [text, setText] = useState("");
  const { error, isBusy, attempt } = useAttempt();

  async function add(event: FormEvent) {
    event.preventDefault();
    await attempt(async () => {
      await onAdd(text);
      setText("");
    });
  }

  return (
    <form onSubmit={add} className="flex items-start gap-1.5">
      <div className="flex flex-1 flex-col gap-1">
        <input
          aria-label="Another option"
          aria-invalid={error !== ""}
          aria-describedby={errorId}
          data-invalid={error ? "" : undefined}
          value={text}
          maxLength={120}
          placeholder="Add an option"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          className={cn(controlStyles, "h-8 pointer-coarse:h-11")}
        />
        <p id={errorId} role="alert" className="text-danger text-sm empty:hidden">
          {error}
        </p>
      </div>
      {text.trim() && (
        <Button type="submit" icon={<Plus />} loading={isBusy}>
          Add
        </Button>
      )}
    </form>
  );
}
