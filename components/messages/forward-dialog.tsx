"use client";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { forwardMessageContract } from "@/lib/messages/forward/contract";
import type { ActionDialogProps } from "./action-types";
import { plainText } from "./plain-text";
import { type ForwardTarget, useForwardTargets } from "./use-forward-targets";

const SHOWN = 50;

/** Picks the channel or conversation that gets a copy of a message. */
export default function ForwardDialog({ message, channel, onClose }: ActionDialogProps) {
  const [search, setSearch] = useState("");
  const [busyId, setBusyId] = useState<string | null>(null);
  const [error, setError] = useState("");
  // One try after another must not make two messages.
  const [nonce] = useState(() => uuid());
  const words = search.trim().toLowerCase();
  const targets = useForwardTargets()
    .filter(({ id, name }) => id !== channel.id && name.toLowerCase().includes(words))
    .slice(0, SHOWN);

  async function forward({ id, name }: ForwardTarget) {
    setBusyId(id);
    setError("");
    try {
      await call(forwardMessageContract, {
        params: { messageId: message.id },
        body: { channelId: id, nonce },
      });
      toast.success(`Forwarded to ${name}`);
      onClose();
    } catch (failure) {
      setError(problemOf(failure, "This couldn’t be forwarded. Try again."));
      setBusyId(null);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Forward message"
      description={plainText(message.body).slice(0, 120) || undefined}
    >
      <div className="flex flex-col gap-3">
        <Field label="Channel or conversation">
          <Input
            value={search}
            placeholder="Find a channel, person or group"
            onChange={(event) => setSearch(event.target.value)}
          />
        </Field>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
        <ul aria-label="Where to forward to" className="flex max-h-72 flex-col overflow-y-auto">
          {targets.map((target) => (
            <li key={target.id} className="flex items-center gap-2 py-0.5">
              <span className="flex size-7 shrink-0 items-center justify-center text-muted [&>svg]:size-4">
                {target.icon}
              </span>
              <span className="min-w-0 flex-1 truncate">{target.name}</span>
              <Button
                size="sm"
                aria-label={`Forward to ${target.name}`}
                loading={busyId === target.id}
                disabled={busyId !== null}
                onClick={() => void forward(target)}
              >
                Forward
              </Button>
            </li>
          ))}
        </ul>
        {targets.length === 0 && (
          <p className="py-4 text-center text-muted">
            {words
              ? "Nothing of that name in which you can write."
              : "There is nowhere else in which you can write."}
          </p>
        )}
      </div>
    </Dialog>
  );
}
