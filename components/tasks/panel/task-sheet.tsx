"use client";
import { CornerLeftUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import type { TreeChannel } from "@/lib/channels/schema";
import type { TaskDetails } from "@/lib/tasks/schema";
import { TaskCheck } from "../list/task-check";
import { useTaskMutations } from "../task-mutations";
import { openTask } from "../task-place";
import { NotesSection } from "./notes-section";
import { SubtaskSection } from "./subtask-section";
import { TaskFields } from "./task-fields";
import { TaskHistory } from "./task-history";
import { TaskTitle } from "./task-title";
import { useParents } from "./use-parents";

type TaskSheetProps = { channel: TreeChannel; task: TaskDetails };

export function TaskSheet({ channel, task }: TaskSheetProps) {
  const box = useRef<HTMLElement>(null);
  const mutations = useTaskMutations(channel.id);
  const canEdit = channel.actions.includes("task.update") && !channel.isArchived;
  const parents = useParents(task);
  const [parent] = parents;
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  /** Escape leaves a field first, the panel then. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented || isInputMethodKey(event.nativeEvent)) return;
    if (!(event.target instanceof Element) || !event.target.matches("input, textarea")) return;
    event.preventDefault();
    box.current?.focus({ preventScroll: true });
  }

  return (
    <section
      ref={box}
      aria-label={task.title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-8 outline-none"
    >
      {parent && (
        <button
          type="button"
          onClick={() => openTask(parent.id)}
          className="mb-1 ml-7 flex max-w-full items-center gap-1 rounded-sm text-muted text-sm hover:text-ink hover:underline pointer-coarse:min-h-11 [&_svg]:size-3.5 [&_svg]:shrink-0"
        >
          <CornerLeftUp aria-hidden="true" />
          <span className="sr-only">Part of </span>
          <span className="truncate">{parent.title}</span>
        </button>
      )}
      <div className="flex items-start gap-1">
        <TaskCheck
          task={task}
          canEdit={canEdit}
          isTabStop
          onToggle={() => void (task.completedAt ? mutations.reopen(task) : mutations.complete(task))}
        />
        <TaskTitle task={task} canEdit={canEdit} onSave={(title) => mutations.change(task, { title })} />
      </div>
      <TaskFields channel={channel} task={task} canEdit={canEdit} mutations={mutations} />
      <NotesSection channel={channel} task={task} canEdit={canEdit} />
      <SubtaskSection task={task} level={parents.length + 1} canEdit={canEdit} mutations={mutations} />
      <TaskHistory task={task} />
    </section>
  );
}
