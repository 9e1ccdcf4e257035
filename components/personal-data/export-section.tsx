"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { ArchiveRow } from "@/components/files/archive-row";
import { JobRunRow } from "@/components/jobs/job-run-row";
import { Button } from "@/components/ui/button";
import { LoadFailure } from "@/components/ui/load-failure";
import { Skeleton } from "@/components/ui/skeleton";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { bindJobEvents, receiveRun } from "@/lib/jobs/cache-events";
import { jobRunsQuery } from "@/lib/jobs/queries";
import { startExportContract } from "@/lib/personal-data/contract";
import { exportsQuery } from "@/lib/personal-data/queries";
import type { DeletionPlan } from "@/lib/personal-data/schema";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { useCacheEvents } from "@/lib/realtime/client";
import { ConfirmDialog } from "./confirm-dialog";

function bindExportEvents(binding: CacheBinding) {
  bindJobEvents(binding);
  binding.socket.on("job.changed", ({ name, state }) => {
    if (name === "account.export" && state === "DONE")
      void binding.client.invalidateQueries({ queryKey: exportsQuery().queryKey });
  });
}

/** Has the archive of my data made, follows that, and offers it for download. */
export function ExportSection({ confirmedBy }: Pick<DeletionPlan, "confirmedBy">) {
  useCacheEvents(bindExportEvents);
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();
  const [isAsking, setAsking] = useState(false);
  const { data: runs } = useQuery(jobRunsQuery());
  const exports = useQuery(exportsQuery());
  const run = runs?.find(({ name }) => name === "account.export");
  const isRunning = run?.state === "WAITING" || run?.state === "RUNNING";
  const start = async (password?: string) =>
    receiveRun(client, await call(startExportContract, { body: { password } }));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-sm">
        A zip with your profile, settings, memberships, messages, votes, files, the documents you wrote in,
        drafts, reminders and sessions. You can close this page meanwhile: it stays here for seven days, for
        you alone.
      </p>
      <FormFailure>{error}</FormFailure>
      {run && run.state !== "DONE" && (
        <ul aria-label="Export" className="rounded-lg border bg-raised">
          <JobRunRow run={run} />
        </ul>
      )}
      {exports.isPending && <Skeleton className="h-14 w-full" />}
      {exports.isError && !exports.data && <LoadFailure onRetry={() => void exports.refetch()} />}
      {exports.data && exports.data.length > 0 && (
        <ul aria-label="Archives" className="divide-y rounded-lg border bg-raised">
          {exports.data.map((each) => (
            <ArchiveRow key={each.id} archive={each} />
          ))}
        </ul>
      )}
      {!isRunning && (
        <Button
          className="self-start"
          loading={isBusy}
          onClick={() => (confirmedBy === "password" ? setAsking(true) : void attempt(() => start()))}
        >
          Export my data
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title="Export your data?"
          description="The archive holds what you wrote and uploaded."
          action="Export my data"
          onConfirm={async (password) => {
            await start(password);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
