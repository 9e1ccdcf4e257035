"use client";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { demoSignInContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { FormFailure } from "./form-failure";

type DemoSignInProps = { people: { name: string; email: string }[]; next: string };

/** Signing in to the demo workspace without a password; the page decides whether it is offered. */
export function DemoSignIn({ people, next }: DemoSignInProps) {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function signIn(email: string) {
    setBusy(email);
    setFailure(null);
    try {
      await call(demoSignInContract, { body: { email } });
      window.location.assign(next);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setFailure(error.message);
      setBusy(null);
    }
  }

  return (
    <section aria-labelledby="demo-title" className="flex flex-col gap-3 rounded-lg border bg-raised p-4">
      <div>
        <h2 id="demo-title" className="font-semibold">
          Try the demo workspace
        </h2>
        <p className="text-muted text-sm">Open a second browser as someone else to see it live.</p>
      </div>
      <FormFailure>{failure}</FormFailure>
      <div className="grid grid-cols-2 gap-2">
        {people.map(({ name, email }) => (
          <Button
            key={email}
            loading={busy === email}
            disabled={busy !== null}
            icon={<Avatar name={name} size="sm" />}
            onClick={() => signIn(email)}
          >
            As {name.split(" ")[0]}
          </Button>
        ))}
      </div>
    </section>
  );
}
