"use client";
import { ErrorState } from "@/components/ui/error-state";

export default function AppFailure({ reset }: { reset: () => void }) {
  return (
    <main className="flex min-h-dvh bg-bg">
      <ErrorState onRetry={reset} />
    </main>
  );
}
