"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

/** A new key, which can't be shown again. */
export function ShownKey({ value, onDone }: { value: string; onDone: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copyButton = useRef<HTMLButtonElement>(null);
  useEffect(() => copyButton.current?.focus(), []);
  async function copy() {
    if (await copyText(value)) setCopied(true);
    else toast.error("The browser didn’t allow copying. Select the key and copy it.");
  }
  return (
    <section aria-label="Your new key" className="flex flex-col gap-2 rounded-lg border bg-raised p-4">
      <p>Copy the key now and keep it in a safe place: it isn’t shown again.</p>
      <div className="flex flex-wrap gap-2">
        <Input
          aria-label="API key"
          readOnly
          value={value}
          className="min-w-0 flex-1 font-mono"
          onFocus={(event) => event.target.select()}
        />
        <Button
          ref={copyButton}
          variant="primary"
          icon={isCopied ? <Check /> : <Copy />}
          onClick={() => void copy()}
        >
          {isCopied ? "Copied" : "Copy key"}
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
    </section>
  );
}
