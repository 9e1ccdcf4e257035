"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { createWorkspaceContract } from "@/lib/workspaces/contract";
import { workspacePath } from "@/lib/workspaces/paths";
import { workspacesQuery } from "@/lib/workspaces/queries";

export function NewWorkspaceForm() {
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setError("Give it a name.");
    const make = async () => {
      const workspace = await call(createWorkspaceContract, { body: { name } });
      void client.invalidateQueries({ queryKey: workspacesQuery().queryKey });
      router.push(workspacePath(workspace.slug));
    };
    await attempt(make, { staysBusy: true });
  }

  return (
    <form onSubmit={create} className="flex flex-col gap-4" noValidate>
      <Field label="Name" error={error} description="Your team, company or club. It can be changed later.">
        <Input
          value={name}
          maxLength={60}
          autoComplete="organization"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" loading={isBusy}>
        Make workspace
      </Button>
    </form>
  );
}
