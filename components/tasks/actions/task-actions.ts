import {
  AlarmClock,
  Archive,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowRightLeft,
  ArrowRightToLine,
  ArrowUp,
  CalendarDays,
  CheckSquare,
  CircleCheck,
  CornerLeftUp,
  Flag,
  Forward,
  History,
  IndentDecrease,
  IndentIncrease,
  Link2,
  Maximize2,
  PanelRight,
  Pencil,
  Sparkle,
  Tag,
  Trash2,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { ComponentType, SVGProps } from "react";
import { forwardObject } from "@/components/messages/forwarded-object";
import type { Task } from "@/lib/tasks/schema";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import type { TaskMutations } from "../task-mutations";
import { chooseChannel } from "../transfer/transfer-store";
import type { TaskStep } from "./task-step";

/** Where actions are offered: the list of a channel, "My work", a board, and the panel of one task. */
export type ActionPlace = "list" | "mine" | "board" | "panel";
export type Tasks = readonly [Task, ...Task[]];

/** What actions are done with. A place gives what its actions need. */
export type ActionContext = {
  userId: string;
  mutations: Pick<TaskMutations, "change">;
  setDone: (task: Task, isDone: boolean) => void;
  remove: (tasks: Tasks) => void;
  archive?: (tasks: Tasks) => void;
  open?: (task: Task) => void;
  openPage?: (task: Task) => void;
  edit?: (taskId: string) => void;
  select?: (task: Task) => void;
  step?: (task: Task, to: TaskStep) => void;
  /** Opens the choice of a fact, beside the first one. */
  pick?: (task: Task, fact: "due" | "labels" | "assignees") => void;
  choosePlace?: (tasks: Tasks) => void;
  copyLink?: (task: Task) => void;
  askAbout?: (task: Task) => void;
  ask?: (dialog: "under" | "history" | "remind" | "report") => void;
};

export type TaskAction = {
  label: string | ((tasks: Tasks, userId: string) => string);
  /** As in the list of shortcuts, where it differs. */
  listedAs?: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  /** The places that have it, and its key there; null where it has none. */
  keys: Partial<Record<ActionPlace, string | null>>;
  needs: "update" | "delete" | null;
  /** The part of the menu that it stands in. */
  section: "facts" | "priority" | "place" | "share" | "end";
  /** For one task alone, also where several are selected. */
  isForOne?: true;
  isFor?: (task: Task) => boolean;
  run: (tasks: Tasks, context: ActionContext) => void;
};

const everywhere = (key: string) => ({ list: key, mine: key, board: key });
const inOrder = (key: string) => ({ list: key, board: key });

const areMine = (tasks: Tasks, userId: string) => tasks.every(({ assignees }) => assignees.includes(userId));
const areDone = (tasks: Tasks) => tasks.every(({ completedAt }) => completedAt !== null);

function priority(value: Task["priority"], label: string, key: string): TaskAction {
  return {
    ...{
      label,
      icon: PRIORITY_LOOKS[value].icon,
      keys: everywhere(key),
      needs: "update",
      section: "priority",
    },
    run(tasks, { mutations }) {
      for (const task of tasks) void mutations.change(task, { priority: value });
    },
  };
}

const pick = (
  fact: "due" | "labels" | "assignees",
  look: Pick<TaskAction, "label" | "icon" | "keys">,
): TaskAction => ({
  ...{ ...look, needs: "update", section: "facts" },
  run: ([task], context) => context.pick?.(task, fact),
});

const step = (to: TaskStep, look: Pick<TaskAction, "label" | "icon" | "keys">): TaskAction => ({
  ...{ ...look, needs: "update", section: "place", isForOne: true },
  run: ([task], context) => context.step?.(task, to),
});

/** What one does with tasks and cards, once for their keys, their menus and the list of shortcuts. */
export const TASK_ACTIONS = {
  open: {
    ...{
      label: "Open",
      icon: PanelRight,
      keys: everywhere("o"),
      needs: null,
      section: "facts",
      isForOne: true,
    },
    run: ([task], { open }) => open?.(task),
  },
  openPage: {
    ...{ label: "Open as page", icon: Maximize2, needs: null, section: "facts", isForOne: true },
    keys: { ...everywhere("shift+o"), panel: null },
    run: ([task], { openPage }) => openPage?.(task),
  },
  select: {
    ...{ label: "Select", listedAs: "Select, or not", icon: CheckSquare, keys: { board: "x" } },
    ...{ needs: "update", section: "facts", isForOne: true },
    run: ([card], { select }) => select?.(card),
  },
  toggle: {
    label: (tasks) => (areDone(tasks) ? "Reopen" : "Mark done"),
    ...{ listedAs: "Done, or not", icon: CircleCheck, needs: "update", section: "facts" },
    keys: { list: "x", mine: "x", board: "c", panel: null },
    run(tasks, { setDone }) {
      const isDone = !areDone(tasks);
      for (const task of tasks) if ((task.completedAt !== null) !== isDone) setDone(task, isDone);
    },
  },
  edit: {
    ...{ label: "Edit the title", icon: Pencil, keys: everywhere("e"), needs: "update", section: "facts" },
    isForOne: true,
    run: ([{ id }], { edit }) => edit?.(id),
  },
  assign: {
    label: (tasks, userId) => (areMine(tasks, userId) ? "Unassign me" : "Assign to me"),
    ...{ listedAs: "Assign to me, or not", icon: UserRound, keys: everywhere("i") },
    ...{ needs: "update", section: "facts" },
    run(tasks, { mutations, userId }) {
      const isMine = areMine(tasks, userId);
      for (const task of tasks) {
        const others = task.assignees.filter((id) => id !== userId);
        if (isMine || others.length === task.assignees.length)
          void mutations.change(task, { assignees: isMine ? others : [...others, userId] });
      }
    },
  },
  people: pick("assignees", { label: "Assignees…", icon: UsersRound, keys: everywhere("p") }),
  due: pick("due", { label: "Due date…", icon: CalendarDays, keys: everywhere("d") }),
  labels: pick("labels", { label: "Labels…", icon: Tag, keys: everywhere("l") }),
  high: priority(3, "High priority", "1"),
  medium: priority(2, "Medium priority", "2"),
  low: priority(1, "Low priority", "3"),
  none: priority(0, "No priority", "4"),
  move: {
    ...{ label: "Move to…", icon: ArrowRightToLine, keys: inOrder("m"), needs: "update", section: "place" },
    run: (tasks, { choosePlace }) => choosePlace?.(tasks),
  },
  up: step("up", { label: "Move up", icon: ArrowUp, keys: inOrder("alt+arrowup") }),
  down: step("down", { label: "Move down", icon: ArrowDown, keys: inOrder("alt+arrowdown") }),
  left: step("left", { label: "Move left", icon: ArrowLeft, keys: { board: "alt+arrowleft" } }),
  right: step("right", { label: "Move right", icon: ArrowRight, keys: { board: "alt+arrowright" } }),
  indent: step("indent", { label: "Make a subtask", icon: IndentIncrease, keys: { list: "alt+arrowright" } }),
  outdent: step("outdent", {
    ...{ label: "Out of its task", icon: IndentDecrease, keys: { list: "alt+arrowleft" } },
  }),
  under: {
    ...{ label: "Move under…", icon: CornerLeftUp, keys: { panel: null }, needs: "update", section: "place" },
    isFor: ({ completedAt }) => completedAt === null,
    run: (_, { ask }) => ask?.("under"),
  },
  transfer: {
    ...{ label: "Move to another board or list…", icon: ArrowRightLeft, needs: "delete", section: "place" },
    ...{ keys: { ...inOrder("v"), panel: null }, isForOne: true },
    run: ([task]) => chooseChannel(task),
  },
  copyLink: {
    ...{ label: "Copy link", icon: Link2, keys: { panel: null }, needs: null, section: "share" },
    run: ([task], { copyLink }) => copyLink?.(task),
  },
  forward: {
    ...{ label: "Forward…", icon: Forward, needs: null, section: "share", isForOne: true },
    keys: { ...everywhere("f"), panel: null },
    run: ([{ id, title }]) => forwardObject({ type: "task", id, title }),
  },
  history: {
    ...{ label: "History of the notes", icon: History, keys: { panel: null }, needs: null, section: "share" },
    run: (_, { ask }) => ask?.("history"),
  },
  askAi: {
    ...{
      label: "Start an AI chat about this",
      icon: Sparkle,
      keys: { panel: null },
      needs: null,
      section: "share",
    },
    run: ([task], { askAbout }) => askAbout?.(task),
  },
  remind: {
    ...{ label: "Remind me…", icon: AlarmClock, keys: { panel: null }, needs: null, section: "share" },
    run: (_, { ask }) => ask?.("remind"),
  },
  report: {
    ...{ label: "Report…", icon: Flag, keys: { panel: null }, needs: null, section: "share" },
    run: (_, { ask }) => ask?.("report"),
  },
  archive: {
    ...{ label: "Archive", icon: Archive, keys: { board: "a" }, needs: "delete", section: "end" },
    run: (cards, { archive }) => archive?.(cards),
  },
  delete: {
    ...{ label: "Delete", icon: Trash2, needs: "delete", section: "end" },
    keys: { ...everywhere("delete"), panel: null },
    run: (tasks, { remove }) => remove(tasks),
  },
} as const satisfies Record<string, TaskAction>;

type ActionName = keyof typeof TASK_ACTIONS;
export type NamedAction = TaskAction & { id: ActionName };

const taskActions = Object.entries(TASK_ACTIONS).map(
  ([id, action]): NamedAction => ({ ...action, id: id as ActionName }),
);

/** The actions that a place has, in the order of its menu. */
export const actionsIn = (place: ActionPlace): NamedAction[] =>
  taskActions.filter(({ keys }) => keys[place] !== undefined);
