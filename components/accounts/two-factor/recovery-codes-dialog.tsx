"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { CopyButton } from "./copy-button";

const asFile = (codes: readonly string[]) =>
  `Guildhall recovery codes. Each works once, in place of a code of your authenticator app.\n\n${codes.join("\n")}\n`;

/** Codes that are shown this once: closing waits until the person says that they are saved. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const [isSaved, setSaved] = useState(false);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(asFile(codes))}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && isSaved && onClose()}
      title="Save your recovery codes"
      description="Without your phone, they are the way into your account. They aren’t shown again."
      footer={
        <Button variant="primary" disabled={!isSaved} onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ul className="grid gap-x-6 gap-y-1 rounded-md border bg-raised p-3 font-mono sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={codes.join("\n")} label="Copy all" />
          <a href={file} download="guildhall-recovery-codes.txt" className={buttonStyles("secondary", "sm")}>
            Download
          </a>
        </div>
        <Checkbox label="I have saved these codes" checked={isSaved} onCheckedChange={setSaved} />
      </div>
    </Dialog>
  );
}
