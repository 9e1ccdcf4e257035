"use client";
import { type FormEvent, useId, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useAttempt } from "@/components/use-attempt";
import { createProviderContract, updateProviderContract } from "@/lib/ai/providers/contract";
import { MAX_KEY_CHARS, MAX_NAME_CHARS, MAX_URL_CHARS } from "@/lib/ai/providers/limits";
import type { AddedKind, AdminProvider } from "@/lib/ai/providers/schema";
import { call } from "@/lib/http/client";
import { ADDED_KINDS, KIND_LABELS, OWN_SERVERS } from "./provider-kinds";
import { useProviders } from "./use-providers";

type Props = { provider?: AdminProvider; onClose: () => void };

/** Adds a provider, or changes one; a stored key is replaced, never shown. */
export default function ProviderDialog({ provider, onClose }: Props) {
  const form = useId();
  const { put } = useProviders();
  const { attempt, isBusy, error } = useAttempt();
  const [kind, setKind] = useState<AddedKind>("OPENAI");
  const [name, setName] = useState(provider?.name ?? "");
  const [baseUrl, setBaseUrl] = useState(provider?.baseUrl ?? "");
  const [apiKey, setApiKey] = useState("");
  const [isEnabled, setEnabled] = useState(provider?.isEnabled ?? true);
  const server = OWN_SERVERS[provider?.kind ?? kind];
  const isOwn = !provider?.variable;

  async function save() {
    const address = baseUrl.trim() || null;
    const key = apiKey.trim();
    if (!provider) {
      const body = { kind, name: name.trim() || KIND_LABELS[kind], baseUrl: address, apiKey: key || null };
      put(await call(createProviderContract, { body }));
    } else {
      const own = isOwn && { baseUrl: address, ...(key && { apiKey: key }) };
      const body = { name: name.trim() || provider.name, isEnabled, ...own };
      put(await call(updateProviderContract, { params: { aiProviderId: provider.id }, body }));
    }
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={provider ? `Edit ${provider.name}` : "Add an AI provider"}
      description={provider ? undefined : "People on this instance can then choose its models."}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} loading={isBusy}>
            {provider ? "Save" : "Add provider"}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!isBusy) void attempt(save);
        }}
      >
        <FormFailure>{error}</FormFailure>
        {!provider && (
          <Field label="Provider">
            <Select options={ADDED_KINDS} value={kind} onValueChange={setKind} />
          </Field>
        )}
        <Field label="Name" optional={!provider}>
          <Input
            value={name}
            onValueChange={setName}
            maxLength={MAX_NAME_CHARS}
            placeholder={KIND_LABELS[provider?.kind ?? kind]}
          />
        </Field>
        {isOwn && (
          <>
            <Field
              label="Address"
              optional={!server}
              description={server?.description ?? "Only for a proxy of yours."}
            >
              <Input
                type="url"
                value={baseUrl}
                onValueChange={setBaseUrl}
                maxLength={MAX_URL_CHARS}
                required={Boolean(server)}
                placeholder={server?.address ?? "The provider’s own"}
              />
            </Field>
            <Field
              label={server?.key ?? "API key"}
              optional={Boolean(server) || provider?.hasKey}
              description={
                provider?.hasKey
                  ? "One is stored, sealed. Enter another to replace it."
                  : "Stored sealed and never shown again."
              }
            >
              <Input
                type="password"
                autoComplete="off"
                value={apiKey}
                onValueChange={setApiKey}
                maxLength={MAX_KEY_CHARS}
                required={!server && !provider?.hasKey}
              />
            </Field>
          </>
        )}
        {provider && <Checkbox label="Offer its models" checked={isEnabled} onCheckedChange={setEnabled} />}
      </form>
    </Dialog>
  );
}
