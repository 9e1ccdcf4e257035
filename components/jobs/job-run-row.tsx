"use client";
import { useQueryClient } from "@tanstack/react-query";
import { When } from "@/components/accounts/when";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { receiveRun } from "@/lib/jobs/cache-events";
import { cancelJobRunContract } from "@/lib/jobs/contract";
import type { JobRun } from "@/lib/jobs/schema";

const STATES: Record<JobRun["state"], { label: string; tone: BadgeTone }> = {
  WAITING: { label: "Waiting", tone: "neutral" },
  RUNNING: { label: "Running", tone: "accent" },
  DONE: { label: "Done", tone: "neutral" },
  FAILED: { label: "Failed", tone: "danger" },
  CANCELLED: { label: "Canceled", tone: "neutral" },
};

/** A run of a long job with its progress and, until it ends, a button that cancels it. */
export function JobRunRow({ run }: { run: JobRun }) {
  const { id, label, state, error, startedBy, createdAt } = run;
  const client = useQueryClient();
  const { attempt, isBusy, error: problem } = useAttempt();
  const isOpen = state === "WAITING" || state === "RUNNING";

  async function cancel() {
    receiveRun(client, await call(cancelJobRunContract, { params: { runId: id } }));
  }

  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {label}
          <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
        </div>
        {state === "RUNNING" && <Progress run={run} />}
        <p className="text-muted text-sm">
          {startedBy ? `${startedBy.name}, ` : ""}
          <When at={createdAt} />
          {state !== "RUNNING" && run.total !== null && ` · ${amount(run)}`}
        </p>
        {error && <p className="wrap-anywhere text-danger text-sm">{error}</p>}
        {problem && (
          <p role="alert" className="wrap-anywhere text-danger text-sm">
            {problem}
          </p>
        )}
      </div>
      {isOpen && (
        <Button
          size="sm"
          loading={isBusy}
          onClick={() => void attempt(cancel)}
          aria-label={`Cancel “${label}”`}
        >
          Cancel
        </Button>
      )}
    </li>
  );
}

function Progress({ run }: { run: JobRun }) {
  const { label, done, total } = run;
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label={label}
        className="h-1.5 min-w-0 flex-1 accent-accent"
        {...(total && { value: done, max: total })}
      />
      {total !== null && <span className="shrink-0 text-muted text-sm tabular-nums">{amount(run)}</span>}
    </div>
  );
}

const amount = ({ done, total }: JobRun) =>
  `${done.toLocaleString("en")} of ${(total ?? done).toLocaleString("en")}`;
