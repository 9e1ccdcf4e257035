"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { wordOf } from "@/components/conversions/convert";
import { lastTarget, setLastTarget } from "@/components/conversions/last-target";
import { placesOf, TargetList } from "@/components/conversions/target-list";
import { TargetNotices } from "@/components/conversions/target-notices";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { TaskProposal } from "@/lib/ai/writing/proposals";
import { channelPlacesQuery } from "@/lib/conversions/queries";
import { problemOf } from "@/lib/http/errors";
import { MAX_NOTES, MAX_TITLE } from "@/lib/tasks/limits";
import { madeTasks, taskNonces } from "./make-tasks";
import { ProposalDialog } from "./proposal-dialog";
import { ProposedLines, useProposedLines } from "./proposed-lines";
import { useWritingHelp } from "./use-writing-help";

type ThreadTaskProps = { channelId: string; threadId: string; onClose: () => void };

/** A task as a model reads it out of a thread: everything can be changed before it is created. */
export default function ThreadTask({ channelId, threadId, onClose }: ThreadTaskProps) {
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const help = useWritingHelp({ type: "message", id: threadId });
  const proposal = help.writing?.task ?? null;
  const [changed, setChanged] = useState<Partial<Fields>>({});
  const fields: Fields = { ...fieldsOf(proposal), ...changed };
  const set = (change: Partial<Fields>) => setChanged((before) => ({ ...before, ...change }));
  const checklist = useProposedLines(proposal?.checklist ?? null);
  const labels = useProposedLines(proposal?.labels ?? null);
  const places = useQuery(channelPlacesQuery(channelId, ""));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [last] = useState(lastTarget);
  const shown = places.data ? placesOf({ ...places.data, workspaces: [] }, workspaceId, last) : [];
  const place = chosenId === null ? shown[0] : shown.find(({ id }) => id === chosenId);
  const target = place?.kind === "channel" ? place : undefined;
  const [nonceOf] = useState(taskNonces);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");

  async function create() {
    if (!target || isBusy || !fields.title.trim()) return;
    setBusy(true);
    setError("");
    const tasks = madeTasks(client, target.id, nonceOf);
    try {
      const task = await tasks.create("task", {
        ...{ title: fields.title.trim(), notes: fields.notes.trim(), assignees: [...fields.assignees] },
        due: fields.due ? { on: fields.due } : null,
        newLabels: labels.kept,
      });
      await tasks.createSubtasks(task.id, checklist.kept);
      setLastTarget(target.id);
      help.discard();
      onClose();
      tasks.say(`“${task.title}” was created in ${target.name}`);
    } catch (failure) {
      const isMade = tasks.made.length > 0;
      setError(
        (isMade ? "The task was created, but not all of its subtasks. " : "") +
          problemOf(failure, "That didn’t work. Try again."),
      );
    }
    setBusy(false);
  }
  return (
    <ProposalDialog
      help={help}
      action="task"
      title="Task from the thread"
      description="AI fills in what the thread says. Nothing is created before you say so."
      waiting="Reading the thread"
      submit={
        target && (
          <Button
            variant="primary"
            loading={isBusy}
            disabled={!fields.title.trim()}
            onClick={() => void create()}
          >
            {`Create ${wordOf(target.type)}${target.isWider ? " anyway" : ""}`}
          </Button>
        )
      }
      onClose={() => {
        help.discard();
        onClose();
      }}
    >
      {({ task }) => (
        <div className="flex flex-col gap-3">
          <Field label="Title">
            <Input
              maxLength={MAX_TITLE}
              value={fields.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Field>
          <Field label="Notes">
            <Textarea
              rows={4}
              maxLength={MAX_NOTES}
              value={fields.notes}
              onChange={(event) => set({ notes: event.target.value })}
            />
          </Field>
          <Field label="Due" optional>
            <Input type="date" value={fields.due} onChange={(event) => set({ due: event.target.value })} />
          </Field>
          {task && task.assignees.length > 0 && (
            <fieldset className="flex flex-col gap-1">
              <legend className="pb-1 font-medium text-sm">Assignees</legend>
              {task.assignees.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={<bdi>{name}</bdi>}
                  checked={fields.assignees.includes(id)}
                  onCheckedChange={(isOn) =>
                    set({
                      assignees: isOn
                        ? [...fields.assignees, id]
                        : fields.assignees.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </fieldset>
          )}
          <ProposedLines label="Labels" value={labels} maxLength={40} disabled={isBusy} />
          <ProposedLines label="Subtasks" value={checklist} maxLength={MAX_TITLE} disabled={isBusy} />
          {places.data && shown.length === 0 ? (
            <p className="text-muted text-sm">
              There is no list or board yet. Create one to put the task in.
            </p>
          ) : (
            <TargetList
              places={shown}
              chosen={place}
              workspaceId={workspaceId}
              onChoose={({ id }) => setChosenId(id)}
            />
          )}
          <TargetNotices target={target} error={error} isError={places.isError} />
        </div>
      )}
    </ProposalDialog>
  );
}

type Fields = { title: string; notes: string; due: string; assignees: readonly string[] };

const fieldsOf = (proposal: TaskProposal | null): Fields => ({
  title: proposal?.title ?? "",
  notes: proposal?.notes ?? "",
  due: proposal?.due ?? "",
  assignees: proposal?.assignees.map(({ id }) => id) ?? [],
});
