"use client";
import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { MAX_LEVELS, MAX_TITLE } from "@/lib/tasks/limits";
import { subtasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { TaskCheck } from "../list/task-check";
import { applyPending, usePending } from "../pending-tasks";
import type { TaskMutations } from "../task-mutations";
import { keepWords, keptWords } from "./kept-words";

const SplitTask = onDemand(() => import("@/components/ai/writing/split-task"));

type SubtaskSectionProps = {
  task: Task;
  /** 1 where it stands under none. */
  level: number;
  canEdit: boolean;
  mutations: TaskMutations;
  onOpenTask: (taskId: string) => void;
};

/** What is to be done for a task: the open parts in order, then those that are done. */
export function SubtaskSection({ task, level, canEdit, mutations, onOpenTask }: SubtaskSectionProps) {
  const { data, isError, refetch } = useQuery(subtasksQuery(task.channelId, task.id));
  const pending = usePending(task.channelId);
  const all = useMemo(
    () => applyPending(data ?? [], pending).filter(({ parentId }) => parentId === task.id),
    [data, pending, task.id],
  );
  const open = all.filter(({ completedAt }) => !completedAt);
  const shown = [...open, ...all.filter(({ completedAt }) => completedAt)];
  const list = useRef<HTMLUListElement>(null);
  const [movedId, setMovedId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [isSplitting, setSplitting] = useState(false);
  const order = open.map(({ id }) => id).join();
  // A row that moves loses the focus.
  useEffect(() => {
    if (movedId && order) list.current?.querySelector<HTMLElement>(`[data-subtask="${movedId}"]`)?.focus();
  }, [movedId, order]);

  function onKeyDown(event: KeyboardEvent, subtask: Task) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey || !canEdit || subtask.completedAt) return;
    event.preventDefault();
    const others = open.filter(({ id }) => id !== subtask.id);
    const at = open.findIndex(({ id }) => id === subtask.id) + by;
    if (at < 0 || at > others.length) return;
    setMovedId(subtask.id);
    setSaid(`${subtask.title}, ${at + 1} of ${open.length}`);
    void mutations.move(subtask, { parentId: task.id, afterId: others[at - 1]?.id ?? null });
  }

  const canAdd = canEdit && level < MAX_LEVELS && !task.completedAt;
  if (!canAdd && all.length === 0) return null;
  return (
    <section aria-label="Subtasks" className="mt-4">
      <h3 className="flex h-8 items-center gap-2 font-medium text-sm">
        Subtasks
        {all.length > 0 && (
          <span className="font-normal text-muted tabular-nums">
            {all.length - open.length} of {all.length} done
          </span>
        )}
      </h3>
      {isError && !data && <ErrorState className="py-2" onRetry={() => void refetch()} />}
      <ul ref={list} aria-label="Subtasks">
        {shown.map((subtask) => (
          <li key={subtask.id} className="flex items-center gap-1 rounded-md hover:bg-hover">
            <TaskCheck
              task={subtask}
              canEdit={canEdit}
              isTabStop
              onToggle={() =>
                void (subtask.completedAt ? mutations.reopen(subtask) : mutations.complete(subtask))
              }
            />
            <button
              type="button"
              data-subtask={subtask.id}
              aria-keyshortcuts={canEdit ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
              onClick={() => onOpenTask(subtask.id)}
              onKeyDown={(event) => onKeyDown(event, subtask)}
              className={cn(
                "min-h-8 min-w-0 flex-1 rounded-md px-1 py-1 text-left break-words pointer-coarse:min-h-11",
                subtask.completedAt && "text-muted line-through",
              )}
            >
              {subtask.title}
            </button>
          </li>
        ))}
      </ul>
      {canAdd && (
        <div className="mt-1 flex items-center gap-1">
          <AddSubtask taskId={task.id} mutations={mutations} />
          <IconButton label="Split into subtasks with AI" onClick={() => setSplitting(true)}>
            <Sparkles />
          </IconButton>
        </div>
      )}
      {isSplitting && <SplitTask task={task} onClose={() => setSplitting(false)} />}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

/** What stands in it is there again when one comes back. */
function AddSubtask({ taskId, mutations }: { taskId: string; mutations: TaskMutations }) {
  const me = useMe();
  const [typed, setTyped] = useState(() => keptWords(me.id, taskId, "subtask")?.text ?? "");

  function type(text: string) {
    setTyped(text);
    keepWords(me.id, taskId, "subtask", text ? { text } : null);
  }
  async function add() {
    const title = typed.trim();
    if (!title) return;
    type("");
    const isAdded = await mutations.create(title, { parentId: taskId });
    if (!isAdded && !keptWords(me.id, taskId, "subtask")) type(title);
  }

  return (
    <Input
      aria-label="Add a subtask"
      placeholder="Add a subtask"
      className="flex-1"
      maxLength={MAX_TITLE}
      autoComplete="off"
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || isInputMethodKey(event.nativeEvent)) return;
        event.preventDefault();
        void add();
      }}
    />
  );
}
