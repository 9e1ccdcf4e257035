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

function createQueryClient() {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onAnyError }),
    mutationCache: new MutationCache({ onError: onAnyError }),
    defaultOptions: {
      queries: { retry: retryQuery, refetchOnWindowFocus: false },
    },
  });
}

function onAnyError(error: Error) {
  if (error instanceof AppError && error.code === "unauthenticated") goToSignIn();
}
