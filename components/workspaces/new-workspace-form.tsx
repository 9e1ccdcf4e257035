"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createWorkspaceContract } from "@/lib/workspaces/contract";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { workspacePath } from "./paths";

export function NewWorkspaceForm() {
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setError("Give it a name.");
    setBusy(true);
    setError("");
    try {
      const workspace = await call(createWorkspaceContract, { body: { name } });
      void client.invalidateQueries({ queryKey: workspacesQuery().queryKey });
      router.push(workspacePath(workspace.slug));
    } catch (failure) {
      setError(failure instanceof AppError ? failure.message : "That didn’t work. Try again in a moment.");
      setBusy(false);
    }
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
