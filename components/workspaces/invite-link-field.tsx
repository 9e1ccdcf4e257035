"use client";
import { Check, Copy } from "lucide-react";
import { type Ref, useState } from "react";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

type InviteLinkFieldProps = { url: string; copyRef?: Ref<HTMLButtonElement> };

/** A link to read and to copy. */
export function InviteLinkField({ url, copyRef }: InviteLinkFieldProps) {
  const [copied, setCopied] = useState("");
  const isCopied = copied === url;
  async function copy() {
    if (await copyText(url)) setCopied(url);
    else toast.error("The browser didn’t allow copying.");
  }
  return (
    <div className="flex gap-2">
      <Input aria-label="Invite link" readOnly value={url} onFocus={(event) => event.target.select()} />
      <Button
        ref={copyRef}
        variant="primary"
        icon={isCopied ? <Check /> : <Copy />}
        onClick={() => void copy()}
      >
        {isCopied ? "Copied" : "Copy link"}
      </Button>
    </div>
  );
}
