"use client";
import { type FormEvent, useId, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { createReportContract } from "@/lib/moderation/contract";
import { REPORT_NOTE_MAX } from "@/lib/moderation/limits";
import type { ReportReason } from "@/lib/moderation/schema";
import type { ObjectKey } from "@/lib/objects/types";
import { REPORT_REASONS } from "./reasons";

type ReportDialogProps = {
  target: ObjectKey;
  /** Such as "this message", or a name. */
  noun: string;
  onClose: () => void;
};

/** Reports an object to the admins of the open workspace. */
export default function ReportDialog({ target, noun, onClose }: ReportDialogProps) {
  const form = useId();
  const { id: workspaceId } = useWorkspaceIds();
  const [reason, setReason] = useState<ReportReason>("SPAM");
  const [note, setNote] = useState("");
  const { error, isBusy, attempt } = useAttempt();

  async function report(event: FormEvent) {
    event.preventDefault();
    await attempt(async () => {
      await call(createReportContract, { body: { workspaceId, target, reason, note } });
      toast.success("Reported. The admins will look at it.");
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Report ${noun}`}
      description="The admins of this workspace see it, with your name. Nobody else does."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="danger" loading={isBusy}>
            Report
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={report} className="flex flex-col gap-4">
        <RadioGroup
          label="What is wrong?"
          options={REPORT_REASONS}
          value={reason}
          onValueChange={setReason}
        />
        <Field label="Note" optional error={error}>
          <Textarea
            value={note}
            maxLength={REPORT_NOTE_MAX}
            placeholder="What the admins should know"
            onValueChange={setNote}
          />
        </Field>
      </form>
    </Dialog>
  );
}
