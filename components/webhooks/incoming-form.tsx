"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { createIncomingHookContract } from "@/lib/webhooks/incoming/contract";
import { MAX_WEBHOOK_NAME } from "@/lib/webhooks/limits";

type IncomingFormProps = { channelId: string; onCreated: (url: string) => Promise<unknown> };

export function IncomingForm({ channelId, onCreated }: IncomingFormProps) {
  const [name, setName] = useState("");
  const { error, isBusy, attempt } = useAttempt();

  function create(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => {
      const { url } = await call(createIncomingHookContract, { params: { channelId }, body: { name } });
      setName("");
      await onCreated(url);
    });
  }

  return (
    <form className="flex items-end gap-2" onSubmit={create} noValidate>
      <Field label="Name of a new one" error={error} className="flex-1">
        <Input
          value={name}
          maxLength={MAX_WEBHOOK_NAME}
          placeholder="Build server"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" loading={isBusy} disabled={!name.trim()}>
        Add
      </Button>
    </form>
  );
}
