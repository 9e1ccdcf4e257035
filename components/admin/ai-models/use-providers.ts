"use client";
import { useQueryClient } from "@tanstack/react-query";
import { providersQuery } from "@/lib/ai/providers/queries";
import type { AdminModel, AdminProvider } from "@/lib/ai/providers/schema";

/** Writes what a call answered into the list that the page shows. */
export function useProviders() {
  const client = useQueryClient();
  const change = (how: (providers: AdminProvider[]) => AdminProvider[]) =>
    client.setQueryData(providersQuery().queryKey, (providers) => providers && how(providers));
  return {
    put: (provider: AdminProvider) =>
      change((all) =>
        all.some(({ id }) => id === provider.id)
          ? all.map((other) => (other.id === provider.id ? provider : other))
          : [...all, provider],
      ),
    remove: (id: string) => change((all) => all.filter((other) => other.id !== id)),
    putModel: (model: AdminModel) =>
      change((all) =>
        all.map((provider) => ({
          ...provider,
          models: provider.models.map((other) => (other.id === model.id ? model : other)),
        })),
      ),
  };
}
