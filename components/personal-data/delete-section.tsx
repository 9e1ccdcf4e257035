"use client";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { deleteAccountContract } from "@/lib/personal-data/contract";
import type { DeletionPlan } from "@/lib/personal-data/schema";

const list = (items: readonly { name: string }[]) => items.map(({ name }) => name).join(", ");

/** Says what deleting the account does, and does it once it is confirmed. */
export function DeleteSection({ plan, name }: { plan: DeletionPlan; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const { heldWorkspaces, deletedWorkspaces, isLastAdmin } = plan;
  return (
    <div className="flex flex-col gap-3 text-pretty">
      <p>
        <strong>Deleted at once:</strong> your sessions, password and connected accounts, your profile and
        picture, settings, drafts, scheduled messages, reminders, saved items, inbox, and files that are in no
        message.
        {deletedWorkspaces.length > 0 &&
          ` Workspaces with nobody else are deleted as well: ${list(deletedWorkspaces)}.`}
      </p>
      <p>
        <strong>Stays:</strong> what you wrote and shared where others read it, under the name “Deleted
        account”. Your e-mail address is free for a new account.
      </p>
      {heldWorkspaces.length > 0 && (
        <FormFailure>{`You are the only owner of ${list(heldWorkspaces)}. Make another member an owner first.`}</FormFailure>
      )}
      {isLastAdmin && (
        <FormFailure>You are the last admin of this instance. Make somebody else one first.</FormFailure>
      )}
      <Button
        variant="danger"
        className="self-start"
        disabled={heldWorkspaces.length > 0 || isLastAdmin}
        onClick={() => setOpen(true)}
      >
        Delete my account…
      </Button>
      {isOpen && <DeleteDialog plan={plan} name={name} onClose={() => setOpen(false)} />}
    </div>
  );
}

function DeleteDialog({ plan, name, onClose }: { plan: DeletionPlan; name: string; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { error, isBusy, attempt } = useAttempt();
  const byPassword = plan.confirmedBy === "password";

  async function remove(event: FormEvent) {
    event.preventDefault();
    const erase = async () => {
      await call(deleteAccountContract, { body: { confirmation: typed } });
      location.assign("/sign-in");
    };
    await attempt(erase, { staysBusy: true });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete your account?"
      description="It can’t be brought back."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="delete-account"
            variant="danger"
            loading={isBusy}
            disabled={byPassword ? !typed : typed.trim() !== name}
          >
            Delete my account
          </Button>
        </>
      }
    >
      <form id="delete-account" onSubmit={remove} noValidate>
        <Field label={byPassword ? "Your password" : `Type ${name} to confirm`} error={error}>
          <Input
            type={byPassword ? "password" : "text"}
            autoComplete={byPassword ? "current-password" : "off"}
            value={typed}
            onValueChange={setTyped}
          />
        </Field>
      </form>
    </Dialog>
  );
}
