"use client";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/http/client";
import { deleteAccountContract } from "@/lib/personal-data/contract";
import type { DeletionPlan } from "@/lib/personal-data/schema";
import { ConfirmDialog } from "./confirm-dialog";

async function erase(confirmation: string) {
  await call(deleteAccountContract, { body: { confirmation } });
  location.assign("/sign-in");
}

const list = (items: readonly { name: string }[]) => items.map(({ name }) => name).join(", ");

/** Says what deleting the account does, and does it once it is confirmed. */
export function DeleteSection({ plan, name }: { plan: DeletionPlan; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const { heldWorkspaces, deletedWorkspaces, isLastAdmin, isNamedAdmin, confirmedBy } = plan;
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
      {isNamedAdmin && (
        <FormFailure>
          The setting GUILDHALL_ADMINS of this instance names your e-mail address. Have it taken out first:
          else the next person to register your address would be an admin.
        </FormFailure>
      )}
      <Button
        variant="danger"
        className="self-start"
        disabled={heldWorkspaces.length > 0 || isLastAdmin || isNamedAdmin}
        onClick={() => setOpen(true)}
      >
        Delete my account…
      </Button>
      {isOpen && (
        <ConfirmDialog
          title="Delete your account?"
          description="It can’t be brought back."
          action="Delete my account"
          isDanger
          name={confirmedBy === "name" ? name : undefined}
          staysBusy
          onConfirm={erase}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
