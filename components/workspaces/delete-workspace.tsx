"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { deleteWorkspaceContract } from "@/lib/workspaces/contract";
import type { Workspace } from "@/lib/workspaces/schema";
import { PageSection } from "./page-body";

/** Its name has to be typed: nothing brings a workspace back. */
export function DeleteWorkspace({ workspace }: { workspace: Workspace }) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();
  const isSame = typed.trim() === workspace.name;

  async function remove(event: FormEvent) {
    event.preventDefault();
    if (!isSame) return setError("That isn’t its name.");
    const erase = async () => {
      await call(deleteWorkspaceContract, { params: { workspaceId: workspace.id } });
      location.assign("/");
    };
    await attempt(erase, { staysBusy: true });
  }

  return (
    <PageSection
      title="Delete workspace"
      description="All channels, messages and documents are deleted for everyone."
      action={
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete…
        </Button>
      }
    >
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete ${workspace.name}?`}
        description="All that was said and written here is deleted for everyone, and can’t be brought back."
        size="sm"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              type="submit"
              form="delete-workspace"
              variant="danger"
              loading={isBusy}
              disabled={!isSame}
            >
              Delete workspace
            </Button>
          </>
        }
      >
        <form id="delete-workspace" onSubmit={remove} noValidate>
          <Field label={`Type ${workspace.name} to confirm`} error={error}>
            <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        </form>
      </Dialog>
    </PageSection>
  );
}
