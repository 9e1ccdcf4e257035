"use client";
import { ArrowRightToLine } from "lucide-react";
import { useRef, useState } from "react";
import { FindDialog } from "@/components/ui/find-dialog";
import { nameHas } from "@/components/ui/fold";
import { MAX_LEVELS } from "@/lib/tasks/limits";
import type { Task } from "@/lib/tasks/schema";
import { descendantsOf, flatten, lastUnder, type Place, type TaskTree } from "./task-tree";

type MoveDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  task: Task;
  tree: TaskTree;
  onMove: (place: Place) => void;
};
type Option = { id: string; label: string; place: Place };

/** More are found by typing. */
const SHOWN = 50;

/** Every place that a task can have in its list, found by typing. */
export default function MoveDialog({ open, onOpenChange, task, tree, onMove }: MoveDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const own = new Set([task, ...descendantsOf(tree, task.id)].map(({ id }) => id));
  const others = flatten(tree).filter((other) => !own.has(other.task.id));
  const isFound = ({ label }: Option) => nameHas(label, typed.trim());
  const siblings = tree.under.get(task.parentId)?.filter(({ id }) => id !== task.id) ?? [];
  const ends: Option[] = [
    { id: "top", label: "To the top", place: { parentId: task.parentId, afterId: null } },
    {
      id: "bottom",
      label: "To the bottom",
      place: { parentId: task.parentId, afterId: siblings.at(-1)?.id ?? null },
    },
  ];
  const after = others.map(({ task: other }) => ({
    id: `after ${other.id}`,
    label: `After ${other.title}`,
    place: { parentId: other.parentId, afterId: other.id },
  }));
  const under = others
    .filter(({ level }) => level + 1 < MAX_LEVELS)
    .map(({ task: other }) => ({
      id: `under ${other.id}`,
      label: `Under ${other.title}`,
      place: { parentId: other.id, afterId: lastUnder(tree, other.id) },
    }));
  const groups = [
    { label: "In this list", items: ends },
    { label: "After", items: after },
    { label: "As a subtask", items: under },
  ]
    .map(({ label, items }) => ({ label, items: items.filter(isFound).slice(0, SHOWN) }))
    .filter(({ items }) => items.length > 0);
  return (
    <FindDialog<Option>
      open={open}
      onOpenChange={onOpenChange}
      title={`Move ${task.title}`}
      fieldLabel="Find a place"
      fieldRef={field}
      placeholder={`Move “${task.title}” to…`}
      icon={<ArrowRightToLine aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      value={typed}
      onValueChange={setTyped}
      groups={groups}
      textOf={({ label }) => label}
      renderItem={({ label }) => <span className="min-w-0 flex-1 truncate">{label}</span>}
      onChoose={({ place }) => {
        onOpenChange(false);
        onMove(place);
      }}
    />
  );
}
