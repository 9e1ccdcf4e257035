"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import type { ImportProps } from "@/components/channels/import-target";
import { VisibilityField } from "@/components/channels/visibility-field";
import { ImportFrame, ImportNotes } from "@/components/files/import-frame";
import { transfer } from "@/components/files/upload-file";
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
import { ChooseStep, RunStep } from "./import-steps";
import { type CsvHead, readCsvHead } from "./read-head";

const JOB = "tasks.import";

type Chosen = { file: File; head: CsvHead; mapping: CsvMapping };

type ImportTasksDialogProps = ImportProps & { type: TaskFileType };

const isOpen = ({ state }: JobRun) => state === "WAITING" || state === "RUNNING";
const columnsOf = (mapping: CsvMapping) =>
  Object.entries(mapping).flatMap(([field, at]) => (at === undefined ? [] : `${field}:${at}`));

/** Makes a board or a list of a file, or adds it to one: asks what its columns are, follows the job, and says what didn't come. */
export default function ImportTasksDialog({ target, type, onClose }: ImportTasksDialogProps) {
  useCacheEvents(bindJobEvents);
  const workspace = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const place = "channel" in target ? null : target;
  const into = "channel" in target ? target.channel : null;
  const [visibility, setVisibility] = useState(place?.visibility ?? "WORKSPACE");
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
    const query = new URLSearchParams({
      name: file.name,
      ...(place && { workspaceId: workspace.id, type, visibility }),
      ...(place?.parentId && { parentId: place.parentId }),
    });
    const address = into ? `/api/channels/${into.id}/tasks/imports` : "/api/tasks/imports";
    if (mapping) query.set("columns", columnsOf(mapping).join());
    const controller = new AbortController();
    sending.current = controller;
    await attempt(async () => {
      const text = await transfer("POST", `${address}?${query}`, file, { signal: controller.signal });
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
  const start = into ? `Import into ${into.name}` : `Import a ${word}`;
  const open = { label: `Open the ${word}`, run: () => void show() };
  const upload = chosen && { label: "Import", run: () => void send(chosen.file, chosen.mapping) };
  const next = result ? open : (upload ?? (isRunning ? null : undefined));
  return (
    <ImportFrame
      title={
        result
          ? into
            ? "It was imported"
            : `The ${word} was imported`
          : chosen
            ? "What are the columns?"
            : start
      }
      accept={CHANNEL_CREATION[type].imports.file.accept}
      {...(next !== undefined && { next })}
      leave={result ? null : isRunning ? "Close" : "Cancel"}
      {...{ isBusy, error, onClose }}
      onFile={(file) => void take(file)}
    >
      {result && <ImportNotes notes={result.notes} hint="The same stands in the messages beside it." />}
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
          <ChooseStep file={CHANNEL_CREATION[type].imports.file} isAdded={into !== null} />
          {place && <VisibilityField value={visibility} onValueChange={setVisibility} disabled={isBusy} />}
        </>
      )}
      {run && !result && !chosen && <RunStep run={run} />}
    </ImportFrame>
  );
}
