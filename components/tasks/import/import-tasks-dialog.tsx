"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { VisibilityField } from "@/components/channels/visibility-field";
import { transfer } from "@/components/files/upload-file";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAttempt } from "@/components/use-attempt";
import { CHANNEL_CREATION, type TaskFileType } from "@/lib/channels/creation";
import { channelsQuery } from "@/lib/channels/queries";
import { CHANNEL_TYPES, hasColumns } from "@/lib/channels/types";
import { bindJobEvents, receiveRun } from "@/lib/jobs/cache-events";
import { jobRunQuery, jobRunsQuery } from "@/lib/jobs/queries";
import type { JobRun } from "@/lib/jobs/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import type { CsvMapping } from "@/lib/tasks/import/csv/fields";
import { MAX_TASKS_FILE } from "@/lib/tasks/import/limits";
import { channelPath } from "@/lib/workspaces/paths";
import { ColumnsForm } from "./columns-form";
import { ChooseStep, ReportStep, RunStep } from "./import-steps";
import { type CsvHead, readCsvHead } from "./read-head";

const JOB = "tasks.import";

type Chosen = { file: File; head: CsvHead; mapping: CsvMapping };

type ImportTasksDialogProps = {
  parentId: string | null;
  type: TaskFileType;
  visibility: "WORKSPACE" | "PRIVATE";
  onClose: () => void;
};

const isOpen = ({ state }: JobRun) => state === "WAITING" || state === "RUNNING";
const columnsOf = (mapping: CsvMapping) =>
  Object.entries(mapping).flatMap(([field, at]) => (at === undefined ? [] : `${field}:${at}`));

/** Makes a board or a list of a file: asks what its columns are, follows the job, and says what didn't come. */
export default function ImportTasksDialog({ parentId, type, onClose, ...given }: ImportTasksDialogProps) {
  useCacheEvents(bindJobEvents);
  const workspace = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [visibility, setVisibility] = useState(given.visibility);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [startedId, setStartedId] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();
  const sending = useRef<AbortController>(null);
  useEffect(() => () => sending.current?.abort(), []);
  // One that somebody has closed the dialog of is shown again.
  const { data: runs } = useQuery(jobRunsQuery());
  const running = runs?.find((one) => one.name === JOB && isOpen(one));
  const runId = startedId || running?.id || "";
  const { data: run } = useQuery({ ...jobRunQuery(runId), enabled: runId !== "" });
  const result = run?.state === "DONE" ? run.result : null;
  useEffect(() => {
    if (run && isOpen(run)) setStartedId(run.id);
  }, [run]);
  const word = CHANNEL_TYPES[type].name.toLowerCase();

  async function take(file: File) {
    if (file.size > MAX_TASKS_FILE) {
      return setError(
        `The file is larger than ${MAX_TASKS_FILE / 1024 / 1024} MB. Export less, or make several of it.`,
      );
    }
    setError("");
    setStartedId("");
    const head = await readCsvHead(file).catch(() => null);
    if (head) setChosen({ file, head, mapping: head.mapping });
    else await send(file);
  }

  async function send(file: File, mapping?: CsvMapping) {
    const query = new URLSearchParams({ name: file.name, workspaceId: workspace.id, type, visibility });
    if (parentId) query.set("parentId", parentId);
    if (mapping) query.set("columns", columnsOf(mapping).join());
    const controller = new AbortController();
    sending.current = controller;
    await attempt(async () => {
      const text = await transfer("POST", `/api/tasks/imports?${query}`, file, { signal: controller.signal });
      const started = JSON.parse(text) as JobRun;
      receiveRun(client, started);
      setChosen(null);
      setStartedId(started.id);
    });
  }

  async function show() {
    await client.invalidateQueries({ queryKey: channelsQuery(workspace.id).queryKey });
    if (result?.channelId) router.push(channelPath(workspace.slug, result.channelId));
    onClose();
  }

  const isRunning = run !== undefined && isOpen(run);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      initialFocus={choose}
      title={result ? `The ${word} was imported` : chosen ? "What are the columns?" : `Import a ${word}`}
      footer={
        result ? (
          <Button variant="primary" onClick={() => void show()}>
            Open the {word}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{isRunning ? "Close" : "Cancel"}</Button>
            {chosen ? (
              <Button
                variant="primary"
                loading={isBusy}
                onClick={() => void send(chosen.file, chosen.mapping)}
              >
                Import
              </Button>
            ) : (
              !isRunning && (
                <Button
                  ref={choose}
                  variant="primary"
                  icon={<FileUp />}
                  loading={isBusy}
                  onClick={() => input.current?.click()}
                >
                  Choose a file
                </Button>
              )
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {result && <ReportStep notes={result.notes} />}
        {chosen && (
          <ColumnsForm
            head={chosen.head}
            value={chosen.mapping}
            hasColumns={hasColumns(type)}
            onValueChange={(mapping) => setChosen({ ...chosen, mapping })}
          />
        )}
        {!result && !chosen && !isRunning && (
          <>
            <ChooseStep file={CHANNEL_CREATION[type].imports.file} />
            <VisibilityField value={visibility} onValueChange={setVisibility} disabled={isBusy} />
          </>
        )}
        {run && !result && !chosen && <RunStep run={run} />}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={CHANNEL_CREATION[type].imports.file.accept}
        aria-label="File to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
    </Dialog>
  );
}
