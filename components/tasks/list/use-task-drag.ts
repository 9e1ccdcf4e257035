"use client";
import { type RefObject, useRef } from "react";
import type { DropPlace } from "@/components/ui/drag/drag-options";
import { useDrag } from "@/components/ui/drag/use-drag";
import { toast } from "@/components/ui/toast";
import type { Task } from "@/lib/tasks/schema";
import type { TaskMutations } from "../task-mutations";
import type { Said } from "../undo-acts";
import { isByHand, type TaskGroup } from "./arrange";
import { changeTo, levelsAt, placeBehind, placeInGroup } from "./drop";
import { isMovable } from "./is-movable";
import type { Row } from "./rows";
import { descendantsOf, isAt, type Place, type TaskTree } from "./task-tree";
import type { ListOptions } from "./view-options";

/** A level's width, and where the line begins that shows a place, in pixels. */
const INDENT = 24;
const PADDING = 12;

type TaskDrag = {
  rows: readonly Row[];
  groups: readonly TaskGroup[];
  tree: TaskTree;
  options: ListOptions;
  mutations: TaskMutations;
  moveTo: (task: Task, place: Place, said: Said) => void;
};

/**
 * Lets tasks be dragged: to another place where they stand by hand, without groups to the right under another one; and
 * into another group, which makes them what that group is. Open ones alone.
 */
export function useTaskDrag(box: RefObject<HTMLElement | null>, drag: TaskDrag | null) {
  /** What is dragged, and where that began, from the left. */
  const dragged = useRef<string>(undefined);
  const startX = useRef<number | null>(null);
  useDrag(
    box,
    drag && {
      onStart([id]) {
        dragged.current = id;
        startX.current = null;
      },
      idsOf(id) {
        const row = rowOf(drag, id);
        if (!row || row.task.completedAt) return [];
        const { options, tree } = drag;
        if (options.group === "none" && !isMovable(options, "list")) return [];
        const [group = ""] = id.split(" ");
        return [id, ...descendantsOf(tree, row.task.id).map((task) => `${group} ${task.id}`)];
      },
      indentOf(place) {
        startX.current ??= place.x;
        const id = dragged.current;
        return PADDING + INDENT * (isByHand(drag.options) && id ? levelOf(drag, id, place) : 0);
      },
      onDrop([id = ""], place) {
        const row = rowOf(drag, id);
        if (!row) return;
        if (isByHand(drag.options)) {
          reorder(
            drag,
            row.task,
            placeBehind(drag.tree, rowOf(drag, place.afterId), levelOf(drag, id, place)),
          );
        } else regroup(drag, row.task, id, place);
      },
    },
  );

  function levelOf(list: TaskDrag, id: string, place: DropPlace): number {
    const row = rowOf(list, id);
    if (!row) return 0;
    const { least, most } = levelsAt(
      list.tree,
      row.task,
      rowOf(list, place.afterId),
      rowOf(list, place.beforeId),
    );
    const moved = Math.round((place.x - (startX.current ?? place.x)) / INDENT);
    return Math.max(least, Math.min(row.level + moved, most));
  }

  function reorder({ tree, moveTo }: TaskDrag, task: Task, to: Place | null) {
    if (to && !isAt(tree, task, to)) moveTo(task, to, { text: `“${task.title}” is moved`, id: "moved" });
  }

  function regroup(list: TaskDrag, task: Task, id: string, place: DropPlace) {
    const { groups, options, mutations, tree } = list;
    const [from = ""] = id.split(" ");
    const to = groups.find((group) => group.id === groupOf(place));
    if (!to) return;
    if (to.id === from) {
      const above = rowOf(list, place.afterId)?.task;
      if (above?.id !== task.id && isMovable(options, "group"))
        reorder(list, task, placeInGroup(tree, to, task, above));
      return;
    }
    const change = changeTo(options.group, task, from, to);
    if (!change) {
      toast.info(`“${to.label}” is no date. Choose one by the task’s due date.`, { id: "order" });
      return;
    }
    void mutations.change(task, change, { text: `“${task.title}” is moved to ${to.label}`, id: "moved" });
  }
}

const rowOf = ({ rows }: TaskDrag, id: string | null) =>
  rows.find((row): row is Extract<Row, { kind: "task" }> => row.kind === "task" && row.id === id);

/** Of the row above the place: a task, or the heading. Above the first heading nothing is. */
const groupOf = ({ afterId, beforeId }: DropPlace) => (afterId ?? beforeId)?.split(" ")[0];
