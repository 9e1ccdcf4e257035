"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Input } from "@/components/ui/input";
import { showError } from "@/components/ui/show-error";
import { revokeApiKeyContract, updateApiKeyContract } from "@/lib/accounts/keys/contract";
import type { ApiKey } from "@/lib/accounts/keys/schema";
import { call } from "@/lib/http/client";
import { When } from "../when";

type ApiKeyRowProps = { apiKey: ApiKey; onRenamed: (name: string) => void; onRevoked: () => void };

export function ApiKeyRow({ apiKey, onRenamed, onRevoked }: ApiKeyRowProps) {
  const { id, name, prefix, last4, scopes, workspaces, hasConversations, expiresAt, lastUsedAt } = apiKey;
  const [draft, setDraft] = useState<string | null>(null);
  const params = { keyId: id };

  async function rename() {
    try {
      const renamed = await call(updateApiKeyContract, { params, body: { name: draft ?? name } });
      onRenamed(renamed.name);
      setDraft(null);
    } catch (error) {
      showError(error);
    }
  }
  async function revoke() {
    await call(revokeApiKeyContract, { params });
    onRevoked();
  }
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        {draft === null ? (
          <div className="truncate font-medium">{name}</div>
        ) : (
          <form
            className="flex gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void rename();
            }}
          >
            <Input
              aria-label="Name"
              value={draft}
              autoFocus
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={(event) => event.key === "Escape" && setDraft(null)}
            />
            <Button type="submit">Save</Button>
          </form>
        )}
        <div className="text-muted text-sm wrap-anywhere">
          <code>
            {prefix}…{last4}
          </code>
          {` · ${workspaces ? workspaces.map((one) => one.name).join(", ") || "no workspace" : "all workspaces"}`}
          {hasConversations && ", direct conversations"}
          {" · "}
          {lastUsedAt ? (
            <>
              used <When at={lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
          {expiresAt && ` · expires ${new Date(expiresAt).toLocaleDateString()}`}
        </div>
        <details className="text-muted text-sm">
          <summary className="cursor-pointer">
            {scopes.length === 1 ? "1 scope" : `${scopes.length} scopes`}
          </summary>
          <code className="wrap-anywhere">{scopes.join(" ")}</code>
        </details>
      </div>
      {draft === null && (
        <Button size="sm" aria-label={`Rename ${name}`} onClick={() => setDraft(name)}>
          Rename
        </Button>
      )}
      <ConfirmDialog
        title="Revoke this key?"
        description={`Programs that use ${name} stop working at once.`}
        confirmLabel="Revoke key"
        onConfirm={revoke}
        trigger={
          <Button size="sm" aria-label={`Revoke ${name}`}>
            Revoke
          </Button>
        }
      />
    </li>
  );
}
