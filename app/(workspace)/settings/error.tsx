"use client";
import { ErrorState } from "@/components/ui/error-state";

export default function SettingsError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <ErrorState title="Your settings didn’t load" error={error} onRetry={reset}>
      Something went wrong on the way. Nothing was changed.
    </ErrorState>
  );
}
