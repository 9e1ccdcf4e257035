"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { parseAddresses } from "@/lib/workspaces/addresses";
import { createInviteContract } from "@/lib/workspaces/contract";
import { invitesQuery } from "@/lib/workspaces/queries";
import { type InviteRole, useInviteRoles } from "./use-invite-roles";

type Refusal = { address: string; problem: string };

/** Each address gets a link of its own. Those that could not be invited stay in the field, with the reason. */
export function InviteByMail({ workspaceId }: { workspaceId: string }) {
  const client = useQueryClient();
  const roles = useInviteRoles();
  const [text, setText] = useState("");
  const [role, setRole] = useState<InviteRole>("MEMBER");
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<string[]>([]);
  const [refused, setRefused] = useState<Refusal[]>([]);

  async function send(event: FormEvent) {
    event.preventDefault();
    const { addresses, wrong } = parseAddresses(text);
    const done: string[] = [];
    const failed = wrong.map((address): Refusal => ({ address, problem: "isn’t an e-mail address" }));
    setBusy(true);
    setRefused([]);
    setText("");
    for (const address of addresses) {
      const body = { role, email: address };
      try {
        await call(createInviteContract, { params: { workspaceId }, body });
        done.push(address);
      } catch (error) {
        failed.push({ address, problem: problemOf(error) });
      }
    }
    setBusy(false);
    setSent(done);
    setRefused(failed);
    // More may have been written meanwhile.
    setText((written) => [written, ...failed.map(({ address }) => address)].filter(Boolean).join("\n"));
    void client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
  }

  return (
    <form aria-label="By e-mail" onSubmit={send} className="flex flex-col gap-3" noValidate>
      <Field
        label="Or by e-mail"
        description="Any number of addresses, separated by commas or lines. Each gets a link that only it can use."
        error={refused.length > 0 && <Refusals refused={refused} />}
      >
        <Textarea
          rows={3}
          value={text}
          autoComplete="off"
          spellCheck={false}
          placeholder="ada@example.org, ben@example.org"
          onValueChange={(next) => {
            setText(next);
            setSent([]);
          }}
        />
      </Field>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label="They join as" className="w-40">
          <Select options={roles} value={role} onValueChange={setRole} />
        </Field>
        <Button type="submit" loading={isBusy} disabled={!isBusy && text.trim() === ""}>
          Send invites
        </Button>
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {sent.length === 1 && `Invited ${sent[0]}.`}
        {sent.length > 1 && `Invited ${sent.length} people.`}
      </p>
    </form>
  );
}

function Refusals({ refused }: { refused: readonly Refusal[] }) {
  return (
    <ul>
      {refused.map(({ address, problem }) => (
        <li key={address} className="wrap-anywhere">
          <bdi>{address}</bdi>: {problem}
        </li>
      ))}
    </ul>
  );
}
