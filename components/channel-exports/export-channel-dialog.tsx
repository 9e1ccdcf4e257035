"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArchiveRow } from "@/components/files/archive-row";
import { JobRunRow } from "@/components/jobs/job-run-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LoadFailure } from "@/components/ui/load-failure";
import { Skeleton } from "@/components/ui/skeleton";
import { useAttempt } from "@/components/use-attempt";
import { startChannelExportContract } from "@/lib/channel-exports/contract";
import { channelExportsQuery } from "@/lib/channel-exports/queries";
import { call } from "@/lib/http/client";
import { bindJobEvents, receiveRun } from "@/lib/jobs/cache-events";
import { jobRunsQuery } from "@/lib/jobs/queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { useCacheEvents } from "@/lib/realtime/client";

const JOB = "channel.export";

function bindExportEvents(binding: CacheBinding) {
  bindJobEvents(binding);
  binding.socket.on("job.changed", ({ name, state, result }) => {
    if (name === JOB && state === "DONE" && result?.channelId)
      void binding.client.invalidateQueries({ queryKey: channelExportsQuery(result.channelId).queryKey });
  });
}

type ExportChannelDialogProps = { channelId: string; name: string; onClose: () => void };

/** Has a zip made of all that a channel holds, follows that, and offers it for download. */
export default function ExportChannelDialog({ channelId, name, onClose }: ExportChannelDialogProps) {
  useCacheEvents(bindExportEvents);
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();
  const { data: runs } = useQuery(jobRunsQuery());
  const exports = useQuery(channelExportsQuery(channelId));
  const run = runs?.find((one) => one.name === JOB && one.result?.channelId === channelId);
  const isRunning = run?.state === "WAITING" || run?.state === "RUNNING";
  const start = async () =>
    receiveRun(client, await call(startChannelExportContract, { params: { channelId } }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Export ${name}`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {!isRunning && (
            <Button variant="primary" loading={isBusy} onClick={() => void attempt(start)}>
              {exports.data?.length ? "Make a new one" : "Make a zip"}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        <p>
          A zip with the messages, their threads and files, and what else is in it, as Markdown, CSV and JSON.
        </p>
        <p className="text-muted">
          You can close this meanwhile. It stays here for seven days, for you alone, while you can see what it
          is of.
        </p>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
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
        {run?.state === "DONE" && run.result?.notes.map((note) => <p key={note}>{note}</p>)}
      </div>
    </Dialog>
  );
}
