"use client";
import { FormFailure } from "@/components/accounts/form-failure";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import {
  deleteWebhookContract,
  rotateWebhookSecretContract,
  testWebhookContract,
  updateWebhookContract,
} from "@/lib/webhooks/contract";
import type { Webhook } from "@/lib/webhooks/schema";

type WebhookRowProps = {
  webhook: Webhook;
  onChanged: () => Promise<unknown>;
  onEdit: () => void;
  onLog: () => void;
  onSecret: (secret: string) => void;
};

export function WebhookRow({ webhook, onChanged, onEdit, onLog, onSecret }: WebhookRowProps) {
  const { name, url, events, channelIds, maker, status } = webhook;
  const { error, isBusy, attempt } = useAttempt();
  const params = { webhookId: webhook.id };
  const state = stateOf(webhook);
  const format = useTimeFormat();

  const setActive = (isActive: boolean) =>
    attempt(async () => {
      await call(updateWebhookContract, { params, body: { isActive } });
      await onChanged();
    });
  const test = () =>
    attempt(async () => {
      await call(testWebhookContract, { params });
      toast.success("Test sent: the log says how it went");
      onLog();
    });

  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex items-baseline gap-3">
        <h3 className="min-w-0 truncate font-medium">{name}</h3>
        <Badge tone={state.tone}>{state.label}</Badge>
      </div>
      <p className="break-all font-mono text-muted text-xs">{url}</p>
      <p className="text-muted text-sm">
        {events.length} {events.length === 1 ? "event" : "events"},{" "}
        {channelIds
          ? `${channelIds.length} ${channelIds.length === 1 ? "channel" : "channels"}`
          : "all channels"}
        . Made by {maker.name}.
      </p>
      {!webhook.isMakerAllowed && (
        <p className="text-sm text-warn">
          {maker.name} may not manage webhooks any more, so nothing is sent. Whoever edits it becomes its
          maker.
        </p>
      )}
      {webhook.failingSince && (
        <p className="text-danger text-sm">
          Nothing could be delivered since {format.full(webhook.failingSince)}.{" "}
          {status === "DISABLED" ? "It was turned off." : "It is turned off after three days of that."}
        </p>
      )}
      {webhook.formerSecretUntil && (
        <p className="text-muted text-sm">
          The former secret is valid until {format.full(webhook.formerSecretUntil)}.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onLog}>
          Log
        </Button>
        <Button size="sm" onClick={onEdit}>
          Edit
        </Button>
        {status === "ACTIVE" && (
          <Button size="sm" loading={isBusy} onClick={() => void test()}>
            Send a test
          </Button>
        )}
        <Button size="sm" disabled={isBusy} onClick={() => void setActive(status !== "ACTIVE")}>
          {status === "ACTIVE" ? "Turn off" : "Turn on"}
        </Button>
        <ConfirmDialog
          trigger={<Button size="sm">Rotate secret</Button>}
          title="Give it a new secret?"
          description="Requests are signed with the new and the former one for a day, so that the receiver has time to change."
          confirmLabel="Rotate"
          onConfirm={async () => {
            onSecret((await call(rotateWebhookSecretContract, { params })).secret);
            await onChanged();
          }}
        />
        <ConfirmDialog
          trigger={<Button size="sm">Delete</Button>}
          title={`Delete ${name}?`}
          description="Nothing is sent to it any more, and its log is deleted."
          confirmLabel="Delete"
          onConfirm={async () => {
            await call(deleteWebhookContract, { params });
            await onChanged();
          }}
        />
      </div>
      <FormFailure>{error}</FormFailure>
    </li>
  );
}

function stateOf({ status, isMakerAllowed, failingSince }: Webhook): { label: string; tone: BadgeTone } {
  if (status === "DISABLED") return { label: "Turned off after failures", tone: "danger" };
  if (status === "PAUSED") return { label: "Off", tone: "neutral" };
  if (!isMakerAllowed) return { label: "Stopped", tone: "warn" };
  return failingSince ? { label: "Failing", tone: "warn" } : { label: "On", tone: "accent" };
}
