"use client";
import { Button } from "@/components/ui/button";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { useSharing } from "./use-sharing";

/** Below a shared chat whose branch goes on: readers see answers from places once the owner has read and shared them. */
export function NotSharedYet({ session }: { session: AiSession }) {
  const { error, isBusy, share } = useSharing(session);
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 pb-2 text-muted text-sm">
      <p role={error ? "alert" : undefined} className={error ? "text-danger" : undefined}>
        {error || "Not shared yet"}
      </p>
      <Button size="sm" loading={isBusy} onClick={share}>
        Share up to here
      </Button>
    </div>
  );
}
