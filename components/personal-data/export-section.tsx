"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Archives, bindArchiveEvents } from "@/components/files/archives";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { receiveRun } from "@/lib/jobs/cache-events";
import { jobRunsQuery } from "@/lib/jobs/queries";
import { startExportContract } from "@/lib/personal-data/contract";
import { exportsQuery } from "@/lib/personal-data/queries";
import type { DeletionPlan } from "@/lib/personal-data/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { ConfirmDialog } from "./confirm-dialog";

const JOB = "account.export";

const bindExportEvents = bindArchiveEvents(JOB, () => exportsQuery().queryKey);

/** Has the archive of my data made, follows that, and offers it for download. */
export function ExportSection({ confirmedBy }: Pick<DeletionPlan, "confirmedBy">) {
  useCacheEvents(bindExportEvents);
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();
  const [isAsking, setAsking] = useState(false);
  const { data: runs } = useQuery(jobRunsQuery());
  const exports = useQuery(exportsQuery());
  const run = runs?.find(({ name }) => name === JOB);
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
      <Archives run={run} archives={exports} />
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
