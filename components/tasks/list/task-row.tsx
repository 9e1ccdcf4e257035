"use client";
import { MoreHorizontal } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Task } from "@/lib/tasks/schema";
import { useTaskList } from "./list-context";
import { ROW_HEIGHT } from "./row-height";
import { TaskCheck } from "./task-check";
import { TaskFacts } from "./task-facts";
import { TitleField } from "./title-field";

/** A level's width, beside the row's own padding. */
const INDENT_REM = 1.5;
const PADDING_REM = 0.75;

type TaskRowProps = {
  /** Of the row: a task may have several. */
  rowId: string;
  task: Task;
  /** 0 for those under none. */
  level: number;
  /** Its number among all rows of tasks, and how many there are. */
  number: number;
  count: number;
  /** Tab comes to it. */
  isCurrent: boolean;
  /** Kept free above and below it, in pixels: it is drawn apart from the others. */
  before: number;
  after: number;
  /** Where it belongs, in a list over several channels. */
  place?: ReactNode;
};

export const TaskRow = memo(function TaskRow({
  rowId,
  task,
  level,
  number,
  count,
  isCurrent,
  before,
  after,
  place,
}: TaskRowProps) {
  const { canEdit, mutations, toggle, open, editingId, edit, typedTitles, openMenu } = useTaskList();
  const isDone = task.completedAt !== null;
  // The rows that are drawn may be some of many.
  const inList = { "aria-level": level + 1, "aria-setsize": count, "aria-posinset": number };
  const tabIndex = isCurrent ? 0 : -1;

  function keepTyped(text: string | null) {
    if (text === null) typedTitles.delete(task.id);
    else typedTitles.set(task.id, text);
  }
  async function save(title: string) {
    const words = typedTitles.get(task.id);
    const isSaved = await mutations.change(task, { title });
    if (isSaved && typedTitles.get(task.id) === words) keepTyped(null);
  }
  return (
    <li
      data-row={rowId}
      data-task={task.id}
      {...(canEdit && !isDone && editingId !== task.id && { "data-drag-item": rowId })}
      {...inList}
      style={{
        paddingInlineStart: `${PADDING_REM + level * INDENT_REM}rem`,
        marginTop: before,
        marginBottom: after,
      }}
      className={cn(
        "group relative flex items-center gap-2 border-line border-b pr-2 transition-opacity duration-200",
        ROW_HEIGHT,
        "focus-within:bg-hover hover:bg-hover",
        isDone && "opacity-60",
      )}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(task, { x: event.clientX, y: event.clientY }, event.clientX === 0);
      }}
    >
      <TaskCheck task={task} canEdit={canEdit} isTabStop={isCurrent} onToggle={() => toggle(task)} />
      {/* On a phone what is known of it stands below its title. */}
      <div className="flex h-full min-w-0 flex-1 items-center gap-2 max-sm:flex-col max-sm:items-stretch max-sm:justify-center max-sm:gap-0 max-sm:pr-8">
        {editingId === task.id ? (
          <TitleField
            title={task.title}
            typed={typedTitles.get(task.id)}
            onType={keepTyped}
            onSave={(title) => void save(title)}
            onLeave={(byKey) => edit(null, byKey)}
          />
        ) : (
          <button
            type="button"
            data-title
            tabIndex={tabIndex}
            onClick={() => open(task)}
            className={cn(
              "h-full min-w-0 flex-1 truncate text-left outline-none max-sm:h-auto max-sm:flex-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-[-2px]",
              isDone && "text-muted line-through",
            )}
          >
            {task.title}
          </button>
        )}
        <span className="flex min-w-0 items-center gap-2">
          {place}
          <TaskFacts task={task} isTabStop={isCurrent} />
        </span>
      </div>
      <button
        type="button"
        aria-label={`More for ${task.title}`}
        aria-haspopup="menu"
        tabIndex={tabIndex}
        onClick={({ currentTarget, detail }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          openMenu(task, { x: left, y: bottom }, detail === 0);
        }}
        className="relative z-1 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-press hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:-mr-2 pointer-coarse:size-11 pointer-fine:opacity-0"
      >
        <MoreHorizontal aria-hidden="true" className="size-4" />
      </button>
    </li>
  );
});
