"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createApiKeyContract } from "@/lib/accounts/keys/contract";
import type { CreatedApiKey } from "@/lib/accounts/keys/schema";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import type { Scope } from "@/lib/http/scopes";
import { FormFailure } from "../form-failure";
import { ScopeChoice } from "./scope-choice";
import { WorkspaceChoice } from "./workspace-choice";

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never" },
] as const;
type Days = (typeof DAYS)[number]["value"];

type NewKeyFormProps = {
  workspaces: { id: string; name: string }[];
  onCreated: (key: CreatedApiKey) => void;
  onCancel: () => void;
};

export function NewKeyForm({ workspaces, onCreated, onCancel }: NewKeyFormProps) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [workspaceIds, setWorkspaceIds] = useState<string[] | null>(null);
  const [hasConversations, setConversations] = useState(false);
  const [days, setDays] = useState<Days>("90");
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const problem = problemWith({ name, scopes, workspaceIds });
    setFailure(problem);
    if (problem) return;
    setPending(true);
    const expiresAt = days === "never" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    const granted = scopes.filter((scope) => hasConversations || !scope.startsWith("conversations:"));
    try {
      const body = { name, scopes: granted, workspaceIds, hasConversations, expiresAt };
      onCreated(await call(createApiKeyContract, { body: body as never }));
    } catch (error) {
      setFailure(problemOf(error));
    } finally {
      setPending(false);
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 rounded-lg border p-4">
      <Field label="Name" description="What the key is for: “Deploys”.">
        <Input value={name} autoFocus maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <ScopeChoice value={scopes} onChange={setScopes} />
      <WorkspaceChoice workspaces={workspaces} value={workspaceIds} onChange={setWorkspaceIds} />
      <Checkbox
        label="Direct and group conversations, too"
        checked={hasConversations}
        onCheckedChange={setConversations}
      />
      <Field label="Expires">
        <Select options={DAYS} value={days} onValueChange={setDays} className="w-48" />
      </Field>
      <FormFailure>{failure}</FormFailure>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" loading={isPending}>
          Create key
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

type Given = { name: string; scopes: readonly Scope[]; workspaceIds: string[] | null };

function problemWith({ name, scopes, workspaceIds }: Given): string | null {
  if (!name.trim()) return "Give the key a name.";
  if (scopes.length === 0) return "Choose what the key may do.";
  return workspaceIds?.length === 0 ? "Choose a workspace at least, or all of them." : null;
}
