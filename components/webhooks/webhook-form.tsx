"use client";
import { type FormEvent, useId, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { useChannels } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { channelTypeOf } from "@/lib/channels/types";
import { call } from "@/lib/http/client";
import { createWebhookContract, updateWebhookContract } from "@/lib/webhooks/contract";
import { type WebhookEvent, webhookEvent, webhookEvents } from "@/lib/webhooks/events";
import { MAX_WEBHOOK_NAME, MAX_WEBHOOK_URL } from "@/lib/webhooks/limits";
import type { Webhook } from "@/lib/webhooks/schema";

type WebhookFormProps = {
  workspaceId: string;
  /** Null for a new one. */
  webhook: Webhook | null;
  onClose: () => void;
  /** With the secret of a new one. */
  onSaved: (secret: string | null) => void;
};

const GROUPS = [...new Set(webhookEvents.map((event) => webhookEvent(event).group))];
const isKnown = (event: string): event is WebhookEvent =>
  event in Object.fromEntries(webhookEvents.map((it) => [it, 1]));

const toggled = <T,>(list: readonly T[], item: T, isIn: boolean): T[] =>
  isIn ? [...list.filter((one) => one !== item), item] : list.filter((one) => one !== item);

export default function WebhookForm({ workspaceId, webhook, onClose, onSaved }: WebhookFormProps) {
  const form = useId();
  const channels = useChannels();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [events, setEvents] = useState<WebhookEvent[]>(
    webhook?.events.filter(isKnown) ?? ["message.created"],
  );
  const [channelIds, setChannelIds] = useState<string[] | null>(webhook?.channelIds ?? null);
  const [includesHooks, setIncludesHooks] = useState(webhook?.includesHooks ?? false);
  const { error, isBusy, attempt } = useAttempt();
  const isComplete = name.trim() && url.trim() && events.length > 0 && channelIds?.length !== 0;

  function save(event: FormEvent) {
    event.preventDefault();
    const body = { name, url: url.trim(), events, channelIds, includesHooks };
    void attempt(async () => {
      if (webhook) {
        await call(updateWebhookContract, { params: { webhookId: webhook.id }, body });
        onSaved(null);
      } else onSaved((await call(createWebhookContract, { params: { workspaceId }, body })).secret);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title={webhook ? `Edit ${webhook.name}` : "Add a webhook"}
      description={
        webhook
          ? "It is sent what you may read from now on, since you change it."
          : "It is sent what you may read, for as long as you may manage webhooks."
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} loading={isBusy} disabled={!isComplete}>
            {webhook ? "Save" : "Add"}
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={save} noValidate>
        <FormFailure>{error}</FormFailure>
        <Field label="Name">
          <Input
            value={name}
            maxLength={MAX_WEBHOOK_NAME}
            autoComplete="off"
            onChange={(it) => setName(it.target.value)}
          />
        </Field>
        <Field label="Address" description="https, and reachable from the internet.">
          <Input
            type="url"
            value={url}
            maxLength={MAX_WEBHOOK_URL}
            placeholder="https://"
            autoComplete="off"
            onChange={(it) => setUrl(it.target.value)}
          />
        </Field>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {GROUPS.map((group) => (
            <fieldset key={group}>
              <legend className="mb-1 font-medium text-sm">{group}</legend>
              {webhookEvents
                .filter((event) => webhookEvent(event).group === group)
                .map((event) => (
                  <Checkbox
                    key={event}
                    label={webhookEvent(event).label}
                    checked={events.includes(event)}
                    onCheckedChange={(isIn) => setEvents(toggled(events, event, isIn))}
                  />
                ))}
            </fieldset>
          ))}
        </div>
        <fieldset>
          <legend className="mb-1 font-medium text-sm">Channels</legend>
          <Checkbox
            label="All channels that I see, also later ones"
            checked={channelIds === null}
            onCheckedChange={(isAll) => setChannelIds(isAll ? null : [])}
          />
          {channelIds && (
            <div className="mt-2 max-h-48 overflow-y-auto rounded-md border border-line px-3 py-2">
              {channels.map(({ id, name: channelName, type }) => (
                <Checkbox
                  key={id}
                  label={`${channelTypeOf(type).prefix}${channelName}`}
                  checked={channelIds.includes(id)}
                  onCheckedChange={(isIn) => setChannelIds(toggled(channelIds, id, isIn))}
                />
              ))}
            </div>
          )}
        </fieldset>
        <Checkbox
          label="Also what incoming webhooks post"
          checked={includesHooks}
          onCheckedChange={(isIn) => setIncludesHooks(isIn)}
        />
      </form>
    </Dialog>
  );
}
