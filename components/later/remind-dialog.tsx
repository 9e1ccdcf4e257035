"use client";
import { useState } from "react";
import { laterPresets } from "@/components/composer/presets";
import TimeDialog from "@/components/composer/time-dialog";
import { whenText } from "@/components/composer/when-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import type { ObjectKey } from "@/lib/objects/types";
import { createReminderContract } from "@/lib/reminders/contract";

type RemindDialogProps = {
  target: ObjectKey;
  /** What the reminder says. */
  text: string;
  onClose: () => void;
};
const MAX_TEXT = 300;

/** When to be reminded of an object. */
export default function RemindDialog({ target, text, onClose }: RemindDialogProps) {
  const [isChoosing, setChoosing] = useState(false);

  async function remind(at: Date) {
    onClose();
    try {
      await call(createReminderContract, {
        body: {
          target,
          text: text.slice(0, MAX_TEXT).toWellFormed(),
          remindAt: at.toISOString(),
        },
      });
      toast.success(`You’ll be reminded ${whenText(at)}`);
    } catch (error) {
      toast.error(problemOf(error));
    }
  }

  if (isChoosing) {
    return (
      <TimeDialog
        title="Remind me about this"
        confirmLabel="Remind me"
        onPick={(at) => void remind(at)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Remind me about this"
      description="It comes into your inbox then."
      size="sm"
    >
      <div className="flex flex-col gap-1.5">
        {laterPresets().map(({ label, at }) => (
          <Button key={label} onClick={() => void remind(at)}>
            {label}
          </Button>
        ))}
        <Button onClick={() => setChoosing(true)}>Choose a time…</Button>
      </div>
    </Dialog>
  );
}
