"use client";
import { Pencil, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { When } from "@/components/accounts/when";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { useAttempt } from "@/components/use-attempt";
import { deleteProviderContract, refreshProviderContract } from "@/lib/ai/providers/contract";
import type { AdminProvider } from "@/lib/ai/providers/schema";
import { call } from "@/lib/http/client";
import { ModelList } from "./model-list";
import { KIND_LABELS } from "./provider-kinds";
import { useProviders } from "./use-providers";

const ProviderDialog = onDemand(() => import("./provider-dialog"));

function stateOf({ isConfigured, isEnabled, isUp }: AdminProvider): { label: string; tone: BadgeTone } {
  if (!isConfigured) return { label: "Not set up", tone: "neutral" };
  if (!isEnabled) return { label: "Off", tone: "neutral" };
  if (isUp === null) return { label: "Not checked", tone: "neutral" };
  return isUp ? { label: "Up", tone: "accent" } : { label: "Down", tone: "danger" };
}

type Props = { provider: AdminProvider; providers: AdminProvider[] };

export function ProviderCard({ provider, providers }: Props) {
  const { id, kind, name, baseUrl, variable, isConfigured, isEnabled, problem, checkedAt, models } = provider;
  const { put, remove } = useProviders();
  const { attempt, isBusy, error } = useAttempt();
  const [isEditing, setEditing] = useState(false);
  const params = { aiProviderId: id };
  const state = stateOf(provider);
  return (
    <section aria-label={name} className="rounded-lg border border-line bg-raised">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
        <div className="min-w-48 flex-1">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            <Badge tone={state.tone}>{state.label}</Badge>
          </h3>
          <p className="wrap-anywhere text-muted text-sm">
            {KIND_LABELS[kind]}
            {kind !== "DEMO" && baseUrl && ` · ${baseUrl}`}
            {variable && ` · set by ${variable}`}
            {checkedAt && (
              <>
                {" · checked "}
                <When at={checkedAt} />
              </>
            )}
          </p>
          {isConfigured && isEnabled && problem && <p className="text-danger text-sm">{problem}</p>}
          {!isConfigured && (
            <p className="text-sm text-warn">
              {variable} isn’t set any more, so its models aren’t offered. Set it again, or remove the
              provider.
            </p>
          )}
        </div>
        <div className="flex items-center gap-1">
          {isConfigured && (
            <Button
              size="sm"
              icon={<RotateCw />}
              loading={isBusy}
              aria-label={`Refresh models of ${name}`}
              onClick={() => void attempt(async () => put(await call(refreshProviderContract, { params })))}
            >
              Refresh models
            </Button>
          )}
          <IconButton size="sm" label={`Edit ${name}`} onClick={() => setEditing(true)}>
            <Pencil />
          </IconButton>
          {(!variable || !isConfigured) && (
            <ConfirmDialog
              title={`Remove ${name}?`}
              description="Its models, their prices and their budgets go with it. Chats stay; the next message in them needs another model."
              confirmLabel="Remove provider"
              trigger={
                <IconButton size="sm" label={`Remove ${name}`}>
                  <Trash2 />
                </IconButton>
              }
              onConfirm={async () => {
                await call(deleteProviderContract, { params });
                remove(id);
              }}
            />
          )}
        </div>
      </header>
      {error && (
        <div className="px-4 pb-3">
          <FormFailure>{error}</FormFailure>
        </div>
      )}
      <ModelList models={models} providers={providers} />
      {isEditing && <ProviderDialog provider={provider} onClose={() => setEditing(false)} />}
    </section>
  );
}
