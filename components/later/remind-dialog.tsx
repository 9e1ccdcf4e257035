"use client";
import { useState } from "react";
import { laterPresets } from "@/components/composer/presets";
import TimeDialog from "@/components/composer/time-dialog";
import { whenText } from "@/components/composer/when-text";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { plainText } from "@/lib/markdown/plain-text";
import { createReminderContract } from "@/lib/reminders/contract";

/** When to be reminded of a message. */
export default function RemindDialog({ message, onClose }: ActionDialogProps) {
  const [isChoosing, setChoosing] = useState(false);

  async function remind(at: Date) {
    onClose();
    const text = plainText(message.body).slice(0, 300);
    try {
      await call(createReminderContract, {
        body: {
          target: { type: "message", id: message.id },
          text: text.toWellFormed(),
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
