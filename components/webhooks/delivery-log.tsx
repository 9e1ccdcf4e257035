"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { redeliverContract } from "@/lib/webhooks/contract";
import { webhookDeliveriesQuery, webhookDeliveryKeys, webhookDeliveryQuery } from "@/lib/webhooks/queries";
import { DELIVERY_REASONS } from "@/lib/webhooks/reasons";
import type { DeliveryQuery, Webhook, WebhookDelivery } from "@/lib/webhooks/schema";

type Filter = NonNullable<DeliveryQuery["status"]> | "";

const FILTERS = [
  { value: "", label: "All" },
  { value: "DELIVERED", label: "Delivered" },
  { value: "WAITING", label: "Waiting" },
  { value: "FAILED", label: "Failed" },
  { value: "DROPPED", label: "Not sent" },
] as const;

const STATES: Record<WebhookDelivery["status"], { label: string; tone: BadgeTone }> = {
  WAITING: { label: "Waiting", tone: "neutral" },
  SENDING: { label: "Sending", tone: "neutral" },
  DELIVERED: { label: "Delivered", tone: "accent" },
  FAILED: { label: "Failed", tone: "danger" },
  DROPPED: { label: "Not sent", tone: "warn" },
};

/** What was sent to a webhook, with its answers. */
export default function DeliveryLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const [filter, setFilter] = useState<Filter>("");
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    webhookDeliveriesQuery(webhook.id, filter || undefined),
  );
  const deliveries = data?.pages.flatMap(({ items }) => items);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title={`Log of ${webhook.name}`}
      description="The last 14 days. What an event says is read anew for each try, and stored nowhere."
    >
      <div className="flex flex-col gap-3">
        <Field label="Show" className="max-w-48">
          <Select options={FILTERS} value={filter} onValueChange={setFilter} />
        </Field>
        {isError && !deliveries && <ErrorState onRetry={() => void refetch()} />}
        {!deliveries && !isError && <Skeleton className="h-24 w-full" />}
        {deliveries?.length === 0 && (
          <p className="text-muted">
            {filter ? "None of these." : "Nothing yet. “Send a test” tries the address."}
          </p>
        )}
        <ul className="flex flex-col gap-2">
          {deliveries?.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} canResend={webhook.status === "ACTIVE"} />
          ))}
        </ul>
        {hasNextPage && (
          <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show earlier ones
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function DeliveryRow({ delivery, canResend }: { delivery: WebhookDelivery; canResend: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const format = useTimeFormat();
  const { event, status, responseStatus, durationMs, attempts, reason, occurredAt, dueAt } = delivery;
  const facts = [
    responseStatus && `HTTP ${responseStatus}`,
    durationMs !== null && `${durationMs} ms`,
    attempts > 1 && `${attempts} tries`,
    status === "WAITING" && attempts > 0 && dueAt && `next try ${format.time(dueAt)}`,
  ].filter(Boolean);
  return (
    <li className="rounded-lg border border-line bg-raised">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-3 py-2 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <Badge tone={STATES[status].tone}>{STATES[status].label}</Badge>
        <span className="min-w-0 flex-1 truncate font-mono text-sm">{event}</span>
        <span className="text-muted text-xs tabular-nums">{facts.join(" · ")}</span>
        <time dateTime={occurredAt} className="text-muted text-xs">
          {format.full(occurredAt)}
        </time>
      </button>
      {isOpen && (
        <div className="flex flex-col gap-2 border-line border-t px-3 py-2 text-sm">
          {reason && <p>{DELIVERY_REASONS[reason]}</p>}
          <Details delivery={delivery} canResend={canResend} />
        </div>
      )}
    </li>
  );
}

function Details({ delivery, canResend }: { delivery: WebhookDelivery; canResend: boolean }) {
  const client = useQueryClient();
  const { id: deliveryId, webhookId, status, attempts } = delivery;
  const { data, isError, refetch } = useQuery(
    webhookDeliveryQuery(webhookId, deliveryId, `${status} ${attempts}`),
  );
  const { error, isBusy, attempt } = useAttempt();
  if (!data)
    return isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-16 w-full" />;
  const resend = () =>
    attempt(async () => {
      await call(redeliverContract, { params: { deliveryId } });
      await client.invalidateQueries({ queryKey: webhookDeliveryKeys.of(webhookId) });
    });
  return (
    <>
      {data.body === null ? (
        <p className="text-muted">
          What it says isn’t shown: it was deleted, or you or its maker may not read it.
        </p>
      ) : (
        <Code label="Body" text={JSON.stringify(JSON.parse(data.body), null, 2)} />
      )}
      {data.responseHead && <Code label="Beginning of the answer" text={data.responseHead} />}
      {canResend && (
        <Button size="sm" className="self-start" loading={isBusy} onClick={() => void resend()}>
          Send again
        </Button>
      )}
      <FormFailure>{error}</FormFailure>
    </>
  );
}

const Code = ({ label, text }: { label: string; text: string }) => (
  <figure>
    <figcaption className="text-muted text-xs">{label}</figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard */}
    <pre tabIndex={0} className="max-h-64 overflow-auto rounded-md bg-press px-3 py-2 font-mono text-xs">
      {text}
    </pre>
  </figure>
);
