"use client";
import { useQuery } from "@tanstack/react-query";
import { CornerLeftUp, ListTodo } from "lucide-react";
import { useRef, useState } from "react";
import { FindDialog } from "@/components/ui/find-dialog";
import { nameHas } from "@/components/ui/fold";
import { MAX_TITLE } from "@/lib/tasks/limits";
import { openTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { descendantsOf, treeOf } from "../list/task-tree";
import type { TaskMutations } from "../task-mutations";

type MoveUnderDialogProps = { task: Task; mutations: TaskMutations; onClose: () => void };

const SHOWN = 50;
const TOP = { id: "top", title: "No other task: to the top of the list" };

/** The task that another one is to stand under. The server knows how deep they may go. */
export default function MoveUnderDialog({ task, mutations, onClose }: MoveUnderDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const tasks = useQuery(openTasksQuery(task.channelId)).data ?? [];
  const below = new Set(descendantsOf(treeOf(tasks), task.id).map(({ id }) => id));
  const items: { id: string; title: string }[] = tasks
    .filter(({ id }) => id !== task.id && id !== task.parentId && !below.has(id))
    .filter(({ title }) => nameHas(title, typed))
    .slice(0, SHOWN);
  const top = task.parentId !== null && typed === "" ? [TOP] : [];

  function choose({ id }: { id: string }) {
    onClose();
    const isTop = id === TOP.id;
    const under = tasks.filter(({ parentId }) => parentId === id);
    void mutations.move(task, {
      parentId: isTop ? null : id,
      afterId: isTop ? null : (under.at(-1)?.id ?? null),
    });
  }

  return (
    <FindDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Move under another task"
      fieldLabel="Task"
      fieldRef={field}
      placeholder="Find a task…"
      icon={<CornerLeftUp className="size-4 shrink-0 text-muted" aria-hidden="true" />}
      maxLength={MAX_TITLE}
      value={typed}
      onValueChange={setTyped}
      groups={[{ label: "Tasks of this list", items: [...top, ...items] }]}
      textOf={() => typed}
      renderItem={({ title }) => (
        <>
          <ListTodo aria-hidden="true" />
          <span className="truncate">{title}</span>
        </>
      )}
      onChoose={choose}
      footer={
        items.length === 0 && <p className="px-4 py-3 text-muted">No other open task is called that.</p>
      }
    />
  );
}
