"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { requestVerificationContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";

export function ResendVerification() {
  const [state, setState] = useState<"idle" | "busy" | "sent">("idle");

  async function send() {
    setState("busy");
    try {
      await call(requestVerificationContract);
      setState("sent");
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      toast.error(error.message);
      setState("idle");
    }
  }

  if (state === "sent") {
    return (
      <span role="status" className="text-muted text-sm">
        Sent. Look into your mail.
      </span>
    );
  }
  return (
    <Button size="sm" loading={state === "busy"} onClick={send}>
      Send the mail again
    </Button>
  );
}
