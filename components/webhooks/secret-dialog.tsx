"use client";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type SecretDialogProps = {
  secret: string;
  label?: string;
  title?: string;
  description?: string;
  onClose: () => void;
};

/** What is shown once, and can't be read again. */
export function SecretDialog({
  secret,
  label = "Signing secret",
  title = "The webhook’s secret",
  description = "It is shown this once. The receiver verifies the signature of each request with it.",
  onClose,
}: SecretDialogProps) {
  async function copy() {
    if (await copyText(secret)) toast.success("Copied");
    else toast.error("The browser didn’t allow copying.");
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => void copy()}>Copy</Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Field label={label}>
        <Input readOnly value={secret} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
    </Dialog>
  );
}
