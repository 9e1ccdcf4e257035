"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { problemOf } from "@/lib/http/errors";
import { MAX_TITLE } from "@/lib/tasks/limits";
import type { Task } from "@/lib/tasks/schema";
import { madeTasks, taskNonces } from "./make-tasks";
import { ProposalDialog } from "./proposal-dialog";
import { ProposedLines, useProposedLines } from "./proposed-lines";
import { useWritingHelp } from "./use-writing-help";

/** The steps that a task takes, as a model sees it: those that one leaves ticked become its subtasks. */
export default function SplitTask({ task, onClose }: { task: Task; onClose: () => void }) {
  const client = useQueryClient();
  const help = useWritingHelp({ type: "task", id: task.id });
  const lines = useProposedLines(help.writing?.subtasks ?? null);
  const [state, setState] = useState<"open" | "busy">("open");
  const [error, setError] = useState("");
  const [nonceOf] = useState(taskNonces);
  const { kept } = lines;

  async function create() {
    if (state === "busy" || kept.length === 0) return;
    setState("busy");
    setError("");
    const tasks = madeTasks(client, task.channelId, nonceOf);
    try {
      await tasks.createSubtasks(task.id, kept);
      help.discard();
      onClose();
      tasks.say(kept.length === 1 ? "1 subtask was created" : `${kept.length} subtasks were created`);
    } catch (failure) {
      const { length } = tasks.made;
      const before = length > 0 ? `${length} of ${kept.length} subtasks were created. ` : "";
      setError(before + problemOf(failure, "That didn’t work. Try again."));
      setState("open");
    }
  }
  return (
    <ProposalDialog
      {...{ help }}
      action="subtasks"
      title="Split into subtasks"
      description={`AI proposes the steps of “${task.title}”. Nothing is created before you say so.`}
      waiting="Reading the task"
      submit={
        <Button
          variant="primary"
          loading={state === "busy"}
          disabled={kept.length === 0}
          onClick={() => void create()}
        >
          {kept.length === 1 ? "Create 1 subtask" : `Create ${kept.length} subtasks`}
        </Button>
      }
      onClose={() => {
        help.discard();
        onClose();
      }}
    >
      {() => (
        <div className="flex flex-col gap-2">
          <ProposedLines label="Subtasks" value={lines} maxLength={MAX_TITLE} disabled={state === "busy"} />
          {error && (
            <p role="alert" className="text-danger text-sm">
              {error}
            </p>
          )}
        </div>
      )}
    </ProposalDialog>
  );
}
