"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ActionsProvider } from "@/components/shell/actions";
import { Toaster } from "@/components/ui/toaster";
import { TooltipProvider } from "@/components/ui/tooltip";
import { AppError } from "@/lib/http/errors";
import { retryQuery } from "@/lib/http/retry";
import { goToSignIn } from "./sign-in-again";

/** What every page of the workspace stands in. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ActionsProvider>
        <TooltipProvider>{children}</TooltipProvider>
        <Toaster />
      </ActionsProvider>
    </QueryClientProvider>
  );
}

export const QUERY_DEFAULTS = {
  retry: retryQuery,
  refetchOnWindowFocus: false,
  // Without a network a query fails, rather than wait without a word; it is read again when there is one.
  networkMode: "always",
  refetchOnReconnect: true,
} as const;

/** Without a network a change fails, too, rather than wait without a word. */
export const MUTATION_DEFAULTS = { networkMode: "always" } as const;

function createQueryClient() {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onAnyError }),
    mutationCache: new MutationCache({ onError: onAnyError }),
    defaultOptions: {
      queries: QUERY_DEFAULTS,
      mutations: MUTATION_DEFAULTS,
    },
  });
}

function onAnyError(error: Error) {
  if (error instanceof AppError && error.code === "unauthenticated") goToSignIn();
}
