"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { webhooksQuery } from "@/lib/webhooks/queries";
import type { Webhook } from "@/lib/webhooks/schema";
import { SecretDialog } from "./secret-dialog";
import { WebhookRow } from "./webhook-row";

const WebhookForm = onDemand(() => import("./webhook-form"));
const DeliveryLog = onDemand(() => import("./delivery-log"));

type Open = { dialog: "form"; webhook: Webhook | null } | { dialog: "log"; webhook: Webhook } | null;

/** The webhooks that a workspace sends its events to. */
export function WebhookList({ workspaceId }: { workspaceId: string }) {
  const client = useQueryClient();
  const query = webhooksQuery(workspaceId);
  const { data: webhooks, isError, refetch } = useQuery(query);
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });
  const add = (
    <Button variant="primary" onClick={() => setOpen({ dialog: "form", webhook: null })}>
      Add a webhook
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      {isError && !webhooks && <ErrorState onRetry={() => void refetch()} />}
      {!webhooks && !isError && <Skeleton className="h-24 w-full" />}
      {webhooks?.length === 0 && (
        <EmptyState title="No webhooks yet" action={add}>
          A webhook sends what happens here to another program, signed, as far as its maker may read it.
        </EmptyState>
      )}
      {webhooks && webhooks.length > 0 && (
        <>
          <div className="flex items-center justify-between gap-4">
            <p className="text-muted text-sm">Each is sent what its maker may read.</p>
            {add}
          </div>
          <ul className="flex flex-col gap-2">
            {webhooks.map((webhook) => (
              <WebhookRow
                key={webhook.id}
                webhook={webhook}
                onChanged={refresh}
                onEdit={() => setOpen({ dialog: "form", webhook })}
                onLog={() => setOpen({ dialog: "log", webhook })}
                onSecret={setSecret}
              />
            ))}
          </ul>
        </>
      )}
      {open?.dialog === "form" && (
        <WebhookForm
          workspaceId={workspaceId}
          webhook={open.webhook}
          onClose={() => setOpen(null)}
          onSaved={async (made) => {
            setOpen(null);
            if (made) setSecret(made);
            await refresh();
          }}
        />
      )}
      {open?.dialog === "log" && <DeliveryLog webhook={open.webhook} onClose={() => setOpen(null)} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}
