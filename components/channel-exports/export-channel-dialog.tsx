"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archives, bindArchiveEvents } from "@/components/files/archives";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAttempt } from "@/components/use-attempt";
import { startChannelExportContract } from "@/lib/channel-exports/contract";
import { channelExportsQuery } from "@/lib/channel-exports/queries";
import { call } from "@/lib/http/client";
import { receiveRun } from "@/lib/jobs/cache-events";
import { jobRunsQuery } from "@/lib/jobs/queries";
import { useCacheEvents } from "@/lib/realtime/client";

const JOB = "channel.export";

const bindExportEvents = bindArchiveEvents(JOB, (result) =>
  result?.channelId ? channelExportsQuery(result.channelId).queryKey : undefined,
);

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
        <Archives run={run} archives={exports} />
        {run?.state === "DONE" && run.result?.notes.map((note) => <p key={note}>{note}</p>)}
      </div>
    </Dialog>
  );
}
