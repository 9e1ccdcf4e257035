"use client";
import { JobRunRow } from "@/components/jobs/job-run-row";
import type { JobRun } from "@/lib/jobs/schema";

type ChooseStepProps = { file: { text: string; hint?: string } };

export function ChooseStep({ file }: ChooseStepProps) {
  return (
    <>
      <p>{file.text}</p>
      <p className="text-muted">
        {file.hint} Either all of it comes, or nothing. You see what couldn’t be taken over.
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
        <p className="text-muted">You can close this meanwhile: it goes on, and comes into the sidebar.</p>
      )}
    </>
  );
}

export function ReportStep({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return <p>All of it came.</p>;
  return (
    <>
      <p>Not everything came as it was. The same stands in the messages beside it.</p>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 [overflow-wrap:anywhere]">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
