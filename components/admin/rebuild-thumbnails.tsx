"use client";
import { useQueryClient } from "@tanstack/react-query";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { receiveRun } from "@/lib/jobs/cache-events";
import { rebuildThumbnailsContract } from "@/lib/platform/contract";

export function RebuildThumbnails() {
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();
  return (
    <>
      <FormFailure>{error}</FormFailure>
      <Button
        className="self-start"
        loading={isBusy}
        onClick={() => void attempt(async () => receiveRun(client, await call(rebuildThumbnailsContract)))}
      >
        Rebuild thumbnails
      </Button>
    </>
  );
}
