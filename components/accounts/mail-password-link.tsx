"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { forgotPasswordContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";

/** For people who came with GitHub and have no password yet. */
export function MailPasswordLink({ email }: { email: string }) {
  const [state, setState] = useState<"idle" | "busy" | "sent">("idle");

  async function send() {
    setState("busy");
    try {
      await call(forgotPasswordContract, { body: { email } });
      setState("sent");
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      toast.error(error.message);
      setState("idle");
    }
  }

  return (
    <div className="flex flex-col items-start gap-3">
      <p>You have no password here.</p>
      {state === "sent" ? (
        <p role="status" className="text-muted text-sm">
          Sent. The link in the mail works for an hour.
        </p>
      ) : (
        <Button loading={state === "busy"} onClick={send}>
          Mail me a link to set one
        </Button>
      )}
    </div>
  );
}
