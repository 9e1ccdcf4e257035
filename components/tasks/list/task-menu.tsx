"use client";
import {
  ArrowDown,
  ArrowRightLeft,
  ArrowRightToLine,
  ArrowUp,
  CalendarDays,
  CircleCheck,
  IndentDecrease,
  IndentIncrease,
  PanelRight,
  Pencil,
  SignalHigh,
  Tag,
  Trash2,
  UserRound,
} from "lucide-react";
import { createElement, type RefObject } from "react";
import { MenuItem, MenuRadioGroup, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { PointMenu } from "@/components/ui/point-menu";
import type { Task } from "@/lib/tasks/schema";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import { TASK_ACTIONS, type TaskAction } from "./task-actions";

type TaskMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  point: { x: number; y: number };
  byKeyboard: boolean;
  /** Where the focus goes afterwards. */
  returnFocus: RefObject<HTMLElement | null>;
  task: Task;
  userId: string;
  allows: (action: TaskAction) => boolean;
  run: (action: TaskAction) => void;
};

type ActionName = keyof typeof TASK_ACTIONS;

const ICONS = {
  ...{ open: PanelRight, toggle: CircleCheck, edit: Pencil, assign: UserRound, delete: Trash2 },
  ...{
    due: CalendarDays,
    labels: Tag,
    move: ArrowRightToLine,
    transfer: ArrowRightLeft,
    up: ArrowUp,
    down: ArrowDown,
    indent: IndentIncrease,
    outdent: IndentDecrease,
  },
};
const PRIORITIES = ["high", "medium", "low", "none"] as const;

/** What one can do with a task: the same by its keys. */
export default function TaskMenu({ task, userId, allows, run, byKeyboard, ...menu }: TaskMenuProps) {
  function item(name: keyof typeof ICONS) {
    const action: TaskAction = TASK_ACTIONS[name];
    const { label, shortcut } = action;
    if (!allows(action)) return null;
    return (
      <MenuItem
        key={name}
        icon={createElement(ICONS[name])}
        shortcut={shortcut}
        tone={name === "delete" ? "danger" : "normal"}
        onSelect={() => run(action)}
      >
        {typeof label === "string" ? label : label(task, userId)}
      </MenuItem>
    );
  }
  const group = (...names: (keyof typeof ICONS)[]) => names.map(item).filter((one) => one !== null);
  const moves = group("move", "transfer", "up", "down", "indent", "outdent");
  const deletion = group("delete");
  return (
    <PointMenu {...menu} label={task.title} startsOnItem={byKeyboard}>
      {group("open", "toggle", "edit", "assign", "due", "labels")}
      {allows(TASK_ACTIONS.none) && (
        <SubMenu label="Priority" icon={<SignalHigh />}>
          <MenuRadioGroup<ActionName>
            label="Priority"
            value={PRIORITIES[3 - task.priority] ?? "none"}
            onValueChange={(name) => run(TASK_ACTIONS[name])}
            options={PRIORITIES.map((value, index) => {
              const { label, icon: Icon, className } = PRIORITY_LOOKS[(3 - index) as Task["priority"]];
              return { value, label, icon: <Icon className={className} /> };
            })}
          />
        </SubMenu>
      )}
      {moves.length > 0 && <MenuSeparator />}
      {moves}
      {deletion.length > 0 && <MenuSeparator />}
      {deletion}
    </PointMenu>
  );
}
