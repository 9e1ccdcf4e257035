"use client";
import { FormFailure } from "@/components/accounts/form-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Switch } from "@/components/ui/switch";
import { useTimeFormat } from "@/components/ui/time";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import {
  deleteIncomingHookContract,
  rotateIncomingHookContract,
  updateIncomingHookContract,
} from "@/lib/webhooks/incoming/contract";
import type { IncomingHook } from "@/lib/webhooks/incoming/schema";

type IncomingRowProps = {
  hook: IncomingHook;
  /** Where it posts, where several channels are listed. */
  place: string | null;
  onChanged: () => Promise<unknown>;
  onUrl: (url: string) => void;
};

export function IncomingRow({ hook, place, onChanged, onUrl }: IncomingRowProps) {
  const { name, maker, tokenEnd, lastUsedAt, mayMention } = hook;
  const params = { hookId: hook.id };
  const format = useTimeFormat();
  const { error, isBusy, attempt } = useAttempt();
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex items-baseline gap-3">
        <h3 className="min-w-0 truncate font-medium">{name}</h3>
        {!hook.isMakerAllowed && <Badge tone="warn">Stopped</Badge>}
      </div>
      <p className="text-muted text-sm">
        {place && `Posts into ${place}. `}Made by {maker.name}. Its address ends with{" "}
        <span className="font-mono">{tokenEnd}</span>.{" "}
        {lastUsedAt ? `Last used ${format.full(lastUsedAt)}.` : "Not used yet."}
      </p>
      {!hook.isMakerAllowed && (
        <p className="text-sm text-warn">
          {maker.name} may not write there any more, so nothing is posted. A new address makes it yours.
        </p>
      )}
      <Switch
        label="May mention people"
        description="Its “channel” and “here” notify everyone in the channel."
        checked={mayMention}
        disabled={isBusy}
        onCheckedChange={(isAllowed) =>
          void attempt(async () => {
            await call(updateIncomingHookContract, { params, body: { mayMention: isAllowed } });
            await onChanged();
          })
        }
      />
      <FormFailure>{error}</FormFailure>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          trigger={<Button size="sm">New address</Button>}
          title="Give it a new address?"
          description="The former address ends at once: whatever posts by it needs the new one."
          confirmLabel="Make a new address"
          onConfirm={async () => {
            onUrl((await call(rotateIncomingHookContract, { params })).url);
            await onChanged();
          }}
        />
        <ConfirmDialog
          trigger={<Button size="sm">Delete</Button>}
          title={`Delete ${name}?`}
          description="Its address ends at once. What it posted stays."
          confirmLabel="Delete"
          onConfirm={async () => {
            await call(deleteIncomingHookContract, { params });
            await onChanged();
          }}
        />
      </div>
    </li>
  );
}
