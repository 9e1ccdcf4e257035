"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useAttempt } from "@/components/use-attempt";
import { MAX_INSTRUCTIONS } from "@/lib/ai/sessions/limits";
import { aiChatQuery } from "@/lib/ai/sessions/queries";

type InstructionsDialogProps = {
  sessionId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSave: (instructions: string) => Promise<unknown>;
};

/** What the model is told before each answer of a chat. */
export function InstructionsDialog({ sessionId, open, onOpenChange, onSave }: InstructionsDialogProps) {
  const id = useId();
  const { error, isBusy, attempt } = useAttempt();
  const chat = useQuery({ ...aiChatQuery(sessionId), enabled: open });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Instructions"
      description="The model gets them before each answer in this chat."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary" loading={isBusy} disabled={!chat.data}>
            Save
          </Button>
        </>
      }
    >
      {chat.data ? (
        <InstructionsForm
          id={id}
          value={chat.data.instructions}
          error={error}
          onSave={(instructions) =>
            attempt(async () => {
              await onSave(instructions);
              onOpenChange(false);
            })
          }
        />
      ) : chat.isError ? (
        <ErrorState onRetry={() => void chat.refetch()} error={chat.error} />
      ) : (
        <Skeleton className="w-full" />
      )}
    </Dialog>
  );
}

type InstructionsFormProps = {
  id: string;
  value: string;
  error: string;
  onSave: (instructions: string) => Promise<unknown>;
};

function InstructionsForm({ id, value, error, onSave }: InstructionsFormProps) {
  const [instructions, setInstructions] = useState(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    void onSave(instructions.trim());
  }
  return (
    <form id={id} onSubmit={submit}>
      <Field label="Instructions" error={error}>
        <Textarea
          value={instructions}
          onValueChange={setInstructions}
          maxLength={MAX_INSTRUCTIONS}
          rows={6}
          placeholder="Such as: Answer briefly, in German."
          autoFocus
        />
      </Field>
    </form>
  );
}
