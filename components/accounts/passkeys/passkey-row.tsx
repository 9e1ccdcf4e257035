"use client";
import { Fingerprint } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Input } from "@/components/ui/input";
import { MAX_PASSKEY_NAME_CHARS } from "@/lib/accounts/passkeys/limits";
import type { PasskeyInfo } from "@/lib/accounts/passkeys/schema";
import { When } from "../when";

type PasskeyRowProps = {
  passkey: PasskeyInfo;
  onRename: (name: string) => Promise<void>;
  onDelete: () => Promise<void>;
};

export function PasskeyRow({ passkey, onRename, onDelete }: PasskeyRowProps) {
  const { name, isSynced, createdAt, lastUsedAt } = passkey;
  const [isRenaming, setRenaming] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (given && given !== name) await onRename(given);
    setRenaming(false);
  }

  if (isRenaming) {
    return (
      <li className="px-4 py-3">
        <form onSubmit={save} className="flex items-center gap-2">
          <Input
            name="name"
            aria-label={`New name of the passkey ${name}`}
            defaultValue={name}
            maxLength={MAX_PASSKEY_NAME_CHARS}
            autoFocus
          />
          <Button type="submit" size="sm" variant="primary">
            Save
          </Button>
          <Button size="sm" onClick={() => setRenaming(false)}>
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Fingerprint className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="truncate font-medium">{name}</div>
        <div className="text-muted text-sm">
          {isSynced && "on all devices of its account · "}added <When at={createdAt} />
          {lastUsedAt && (
            <>
              , used <When at={lastUsedAt} />
            </>
          )}
        </div>
      </div>
      <Button size="sm" aria-label={`Rename the passkey ${name}`} onClick={() => setRenaming(true)}>
        Rename
      </Button>
      <ConfirmDialog
        title="Delete this passkey?"
        description={`${name} lets nobody in any more. Delete it on the device as well, if it is still offered there.`}
        confirmLabel="Delete"
        onConfirm={onDelete}
        trigger={
          <Button size="sm" aria-label={`Delete the passkey ${name}`}>
            Delete
          </Button>
        }
      />
    </li>
  );
}
