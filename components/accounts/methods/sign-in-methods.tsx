"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removePasswordContract, unlinkAccountContract } from "@/lib/accounts/methods/contract";
import type { SignInMethods as Methods } from "@/lib/accounts/methods/schema";
import { call } from "@/lib/http/client";
import { GitHubButton } from "../github-button";
import { SsoButton } from "../sso-button";
import { withFreshSignIn } from "../two-factor/with-fresh-sign-in";
import { When } from "../when";

/** Where GitHub and providers of single sign-on are linked and unlinked, and the password is removed. */
export function SignInMethods({ initial, next }: { initial: Methods; next: string }) {
  const [{ accounts, hasPassword }, setMethods] = useState(initial);

  async function unlink(accountId: string) {
    await withFreshSignIn(() => call(unlinkAccountContract, { params: { accountId } }));
    setMethods((present) => ({
      ...present,
      accounts: present.accounts.filter(({ id }) => id !== accountId),
    }));
  }

  async function removePassword() {
    await withFreshSignIn(() => call(removePasswordContract));
    setMethods((present) => ({ ...present, hasPassword: false }));
  }

  return (
    <div className="flex flex-col gap-4">
      {(accounts.length > 0 || hasPassword) && (
        <ul className="divide-y rounded-lg border bg-raised">
          {hasPassword && (
            <MethodRow
              name="Password"
              question="Remove your password?"
              verb="Remove"
              onRemove={removePassword}
            />
          )}
          {accounts.map(({ id, label, isUsable, createdAt }) => (
            <MethodRow
              key={id}
              name={label}
              since={createdAt}
              isUsable={isUsable}
              question={`Unlink ${label}?`}
              verb="Unlink"
              onRemove={() => unlink(id)}
            />
          ))}
        </ul>
      )}
      {accounts.length === 0 && !hasPassword && initial.linkable.length === 0 && (
        <p className="text-muted text-sm">This instance offers no other way to sign in.</p>
      )}
      <div className="flex flex-wrap gap-3">
        {initial.linkable.map(({ providerId, label }) =>
          providerId === "github" ? (
            <GitHubButton key={providerId} label="Connect GitHub" next={next} />
          ) : (
            <SsoButton
              key={providerId}
              providerId={providerId}
              label={`Connect ${label}`}
              next={next}
              isLinking
            />
          ),
        )}
      </div>
    </div>
  );
}

type MethodRowProps = {
  name: string;
  since?: string;
  isUsable?: boolean;
  question: string;
  verb: string;
  onRemove: () => Promise<void>;
};

function MethodRow({ name, since, isUsable = true, question, verb, onRemove }: MethodRowProps) {
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="truncate">{name}</span>
          {!isUsable && <Badge tone="warn">Not offered here any more</Badge>}
        </div>
        {since && (
          <div className="text-muted text-sm">
            linked <When at={since} />
          </div>
        )}
      </div>
      <ConfirmDialog
        title={question}
        description="You can’t sign in this way then. The last way in can’t be removed."
        confirmLabel={verb}
        onConfirm={onRemove}
        trigger={
          <Button size="sm" aria-label={`${verb}: ${name}`}>
            {verb}
          </Button>
        }
      />
    </li>
  );
}
