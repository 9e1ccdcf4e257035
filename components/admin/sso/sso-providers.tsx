"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { withFreshSignIn } from "@/components/accounts/two-factor/with-fresh-sign-in";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand } from "@/components/ui/on-demand";
import { call } from "@/lib/http/client";
import { deleteSsoProviderContract } from "@/lib/sso/contract";
import { ssoProvidersQuery } from "@/lib/sso/queries";
import type { AdminSsoProvider } from "@/lib/sso/schema";

const SsoProviderDialog = onDemand(() => import("./sso-provider-dialog"));

/** The providers of single sign-on that admins have added. */
export function SsoProviders() {
  const client = useQueryClient();
  const { data: providers = [] } = useQuery(ssoProvidersQuery());
  const [edited, setEdited] = useState<AdminSsoProvider | "new" | null>(null);

  async function remove(ssoProviderId: string) {
    await withFreshSignIn(() => call(deleteSsoProviderContract, { params: { ssoProviderId } }));
    await client.invalidateQueries(ssoProvidersQuery());
  }

  return (
    <div className="flex flex-col items-start gap-4">
      {providers.length > 0 && (
        <ul className="w-full max-w-2xl divide-y rounded-lg border bg-raised">
          {providers.map((provider) => (
            <li key={provider.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-center gap-x-2 font-medium">
                  <span className="truncate">{provider.label}</span>
                  {!provider.isEnabled && <Badge>Off</Badge>}
                  {provider.provesTwoFactors && <Badge tone="accent">Counts as two factors</Badge>}
                </div>
                <div className="text-muted text-sm wrap-anywhere">{provider.issuer}</div>
                {provider.notice && <p className="text-sm">{provider.notice}</p>}
              </div>
              <Button size="sm" aria-label={`Edit ${provider.label}`} onClick={() => setEdited(provider)}>
                Edit
              </Button>
              <ConfirmDialog
                title={`Remove ${provider.label}?`}
                description="Nobody signs in with it any more. Added again with the same issuer, it lets the same people in."
                confirmLabel="Remove"
                onConfirm={() => remove(provider.id)}
                trigger={
                  <Button size="sm" aria-label={`Remove ${provider.label}`}>
                    Remove
                  </Button>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setEdited("new")}>
        Add a provider
      </Button>
      {edited && (
        <SsoProviderDialog {...(edited !== "new" && { provider: edited })} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}
