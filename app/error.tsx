"use client";
import { ErrorState } from "@/components/ui/error-state";

export default function AppFailure({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="flex min-h-dvh bg-bg">
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}
