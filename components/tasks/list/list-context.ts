"use client";
import { createContext, useContext } from "react";
import type { Person } from "@/lib/accounts/schema";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import type { TaskMutations } from "../task-mutations";

/** What every row of a list of tasks has in common. */
export type TaskListContext = {
  channelId: string;
  /** Whether the person may change tasks, and the channel isn't archived. */
  canEdit: boolean;
  canMakeLabels: boolean;
  now: Date;
  timeZone: string;
  labels: ReadonlyMap<string, Label>;
  people: ReadonlyMap<string, Person>;
  /** Those whom a task can be assigned to. */
  readers: readonly Person[];
  mutations: TaskMutations;
  toggle: (task: Task) => void;
  open: (task: Task) => void;
  /** The task whose title is edited in its place. */
  editingId: string | null;
  /** Null ends it; the row takes the focus where a key did that. */
  edit: (taskId: string | null, byKey?: boolean) => void;
  /** Tasks on which I have begun a comment. */
  drafts: ReadonlySet<string | null>;
  /** What was typed into the titles of tasks and isn't saved, by task. */
  typedTitles: Map<string, string>;
  openMenu: (task: Task, at: { x: number; y: number }, byKeyboard: boolean) => void;
};

const Context = createContext<TaskListContext | null>(null);
export const TaskListProvider = Context;

export function useTaskList(): TaskListContext {
  const list = useContext(Context);
  if (!list) throw new Error("This needs a list of tasks above it");
  return list;
}
