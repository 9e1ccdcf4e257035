import type { Task } from "@/lib/tasks/schema";
import type { TaskMutations } from "../task-mutations";
import { chooseChannel } from "../transfer/transfer-store";
import type { StepName } from "./task-tree";

/** What an action of a task is given. */
export type ActionContext = {
  userId: string;
  mutations: TaskMutations;
  toggle: (task: Task) => void;
  open: (task: Task) => void;
  edit: (taskId: string) => void;
  step: (task: Task, step: StepName) => void;
  /** Opens the choice of one of its facts. */
  pick: (task: Task, fact: "due" | "labels" | "assignees") => void;
  choosePlace: (task: Task) => void;
};

export type TaskAction = {
  id: string;
  label: string | ((task: Task, userId: string) => string);
  /** As in the list of shortcuts, where it differs. */
  listedAs?: string;
  shortcut: string;
  needs: "update" | "delete" | null;
  run: (task: Task, context: ActionContext) => void;
};

const priority = (value: Task["priority"], label: string, shortcut: string): TaskAction => ({
  ...{ id: `priority-${value}`, label, shortcut, needs: "update" },
  run: (task, { mutations }) => void mutations.change(task, { priority: value }),
});

const stepBy = (step: StepName, label: string, shortcut: string): TaskAction => ({
  ...{ id: step, label, shortcut, needs: "update" },
  run: (task, context) => context.step(task, step),
});

/** What one does with a task, once for its keys, its menu and the list of shortcuts. */
export const TASK_ACTIONS = {
  open: { id: "open", label: "Open", shortcut: "o", needs: null, run: (task, { open }) => open(task) },
  toggle: {
    id: "toggle",
    label: ({ completedAt }) => (completedAt ? "Reopen" : "Mark done"),
    listedAs: "Done, or not",
    shortcut: "x",
    needs: "update",
    run: (task, { toggle }) => toggle(task),
  },
  edit: {
    ...{ id: "edit", label: "Edit the title", shortcut: "e", needs: "update" },
    run: (task, { edit }) => edit(task.id),
  },
  assign: {
    id: "assign",
    label: ({ assignees }, userId) => (assignees.includes(userId) ? "Unassign me" : "Assign to me"),
    listedAs: "Assign to me, or not",
    shortcut: "i",
    needs: "update",
    run: (task, { mutations, userId }) => {
      const others = task.assignees.filter((id) => id !== userId);
      const assignees = others.length < task.assignees.length ? others : [...others, userId];
      void mutations.change(task, { assignees });
    },
  },
  due: {
    ...{ id: "due", label: "Due date…", shortcut: "d", needs: "update" },
    run: (task, { pick }) => pick(task, "due"),
  },
  labels: {
    ...{ id: "labels", label: "Labels…", shortcut: "l", needs: "update" },
    run: (task, { pick }) => pick(task, "labels"),
  },
  high: priority(3, "High priority", "1"),
  medium: priority(2, "Medium priority", "2"),
  low: priority(1, "Low priority", "3"),
  none: priority(0, "No priority", "4"),
  up: stepBy("up", "Move up", "alt+arrowup"),
  down: stepBy("down", "Move down", "alt+arrowdown"),
  indent: stepBy("indent", "Make a subtask", "alt+arrowright"),
  outdent: stepBy("outdent", "Out of its task", "alt+arrowleft"),
  move: {
    ...{ id: "move", label: "Move to…", shortcut: "m", needs: "update" },
    run: (task, { choosePlace }) => choosePlace(task),
  },
  transfer: {
    ...{ id: "transfer", label: "Move to another board or list…", shortcut: "v", needs: "delete" },
    run: (task) => chooseChannel(task),
  },
  delete: {
    ...{ id: "delete", label: "Delete", shortcut: "delete", needs: "delete" },
    run: (task, { mutations }) => void mutations.remove(task),
  },
} as const satisfies Record<string, TaskAction>;

export const taskActions: readonly TaskAction[] = Object.values(TASK_ACTIONS);
