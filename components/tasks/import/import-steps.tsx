"use client";
import { JobRunRow } from "@/components/jobs/job-run-row";
import type { JobRun } from "@/lib/jobs/schema";

type ChooseStepProps = {
  file: { text: string; hint?: string };
  /** To what a board or list has already. */
  isAdded: boolean;
};

export function ChooseStep({ file, isAdded }: ChooseStepProps) {
  return (
    <>
      <p>{file.text}</p>
      <p className="text-muted">
        {file.hint} {isAdded && "It is added after what is there."} Either all of it comes, or nothing. You
        see what couldn’t be taken over.
      </p>
    </>
  );
}

export function RunStep({ run }: { run: JobRun }) {
  return (
    <>
      <ul aria-label="Import" className="rounded-lg border bg-raised">
        <JobRunRow run={run} />
      </ul>
      {(run.state === "WAITING" || run.state === "RUNNING") && (
        <p className="text-muted">You can close this meanwhile: it goes on.</p>
      )}
    </>
  );
}
