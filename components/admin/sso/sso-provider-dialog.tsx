"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { withFreshSignIn } from "@/components/accounts/two-factor/with-fresh-sign-in";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createSsoProviderContract, updateSsoProviderContract } from "@/lib/sso/contract";
import { ssoProvidersQuery } from "@/lib/sso/queries";
import type { AdminSsoProvider } from "@/lib/sso/schema";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { readRules, writeRules } from "./group-rules";

type Props = { provider?: AdminSsoProvider; onClose: () => void };

/** Adds a provider, or changes one; a stored secret is replaced, never shown. */
export default function SsoProviderDialog({ provider, onClose }: Props) {
  const { data: workspaces } = useQuery(workspacesQuery());
  if (!workspaces) return null;
  return <LoadedDialog provider={provider} workspaces={workspaces} onClose={onClose} />;
}

type LoadedProps = {
  provider: AdminSsoProvider | undefined;
  workspaces: { id: string; slug: string }[];
  onClose: () => void;
};

function LoadedDialog({ provider, workspaces, onClose }: LoadedProps) {
  const form = useId();
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();
  const [isTrusted, setTrusted] = useState(provider?.provesTwoFactors ?? false);
  const [isEnabled, setEnabled] = useState(provider?.isEnabled ?? true);

  async function save(given: FormData) {
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const read = readRules(text("rules"), workspaces);
    if ("problem" in read) throw new AppError("invalid_input", read.problem);
    const secret = text("clientSecret");
    const body = {
      label: text("label"),
      issuer: text("issuer"),
      clientId: text("clientId"),
      ...(secret && { clientSecret: secret }),
      allowedDomains: text("domains")
        .split(/[\s,]+/)
        .filter(Boolean),
      groupsClaim: text("groupsClaim") || "groups",
      groupRoles: read.rules,
      provesTwoFactors: isTrusted,
    };
    await withFreshSignIn(() =>
      provider
        ? call(updateSsoProviderContract, {
            params: { ssoProviderId: provider.id },
            body: { ...body, isEnabled },
          })
        : call(createSsoProviderContract, { body }),
    );
    await client.invalidateQueries(ssoProvidersQuery());
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={provider ? `Edit ${provider.label}` : "Add a provider"}
      description={`Register Guildhall there with the redirect address ${window.location.origin}/api/auth/sso/callback.`}
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
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          if (!isBusy) void attempt(() => save(given));
        }}
      >
        <FormFailure>{error}</FormFailure>
        <Field label="Name" name="label" description="People see “Sign in with …”.">
          <Input defaultValue={provider?.label} maxLength={60} required />
        </Field>
        <Field
          label="Issuer"
          name="issuer"
          description="The address before /.well-known/openid-configuration."
        >
          <Input type="url" defaultValue={provider?.issuer} maxLength={500} required />
        </Field>
        <Field label="Client ID" name="clientId">
          <Input defaultValue={provider?.clientId} maxLength={500} autoComplete="off" required />
        </Field>
        <Field
          label="Client secret"
          name="clientSecret"
          optional
          description={
            provider?.hasSecret
              ? "One is stored, sealed. Enter another to replace it."
              : "Stored sealed and never shown again."
          }
        >
          <Input type="password" maxLength={500} autoComplete="off" />
        </Field>
        <Field
          label="Domains"
          name="domains"
          optional
          description="Who has a verified address of one may sign in, and finds the account with that address. With none, everybody there may sign in, and existing accounts connect the provider in their settings."
        >
          <Input defaultValue={provider?.allowedDomains.join(", ")} placeholder="acme.com, acme.org" />
        </Field>
        <Field
          label="Roles by group"
          name="rules"
          optional
          description="One a line, like: engineering = acme: MEMBER. Only workspaces that you own or administer. Recomputed at each sign-in."
        >
          <Textarea defaultValue={writeRules(provider?.groupRoles ?? [], workspaces)} />
        </Field>
        <Field label="Claim with the groups" name="groupsClaim" optional>
          <Input defaultValue={provider?.groupsClaim} placeholder="groups" maxLength={200} />
        </Field>
        <Checkbox
          label="It asks for two factors itself: don’t ask again here"
          checked={isTrusted}
          onCheckedChange={setTrusted}
        />
        {provider && (
          <Checkbox label="Offer it for signing in" checked={isEnabled} onCheckedChange={setEnabled} />
        )}
      </form>
    </Dialog>
  );
}
