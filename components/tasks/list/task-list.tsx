"use client";
import { useQuery } from "@tanstack/react-query";
import { ListTodo } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import type { Person } from "@/lib/accounts/schema";
import { findReadersQuery } from "@/lib/channels/members/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import type { TaskAction, Tasks } from "../actions/task-actions";
import type { TaskStep } from "../actions/task-step";
import { useTaskMenu } from "../actions/use-task-menu";
import { canMakeLabels } from "../can-make-labels";
import { useMyZone } from "../due-text";
import { usePending } from "../pending-tasks";
import { useTaskMutations } from "../task-mutations";
import { openTask, useOpenTaskPage } from "../task-place";
import type { Said } from "../undo-acts";
import { useBegunComments } from "../use-begun-comments";
import { usePeople } from "../use-people";
import { AddLine } from "./add-line";
import { arrange, isFiltered } from "./arrange";
import { GroupRow } from "./group-row";
import { isMovable } from "./is-movable";
import { ListBar } from "./list-bar";
import { type TaskListContext, TaskListProvider } from "./list-context";
import { ROW_HEIGHT } from "./row-height";
import { type Row, rowsOf } from "./rows";
import { TaskRow } from "./task-row";
import { type Place, STEPS, treeOf } from "./task-tree";
import { useDoneTasks } from "./use-done-tasks";
import { useEditedRow } from "./use-edited-row";
import { useFixedWindow } from "./use-fixed-window";
import { useListFocus } from "./use-list-focus";
import { useNow } from "./use-now";
import { useTaskDrag } from "./use-task-drag";
import { useTaskKeys } from "./use-task-keys";
import { useListOptions } from "./view-options";

const MoveDialog = onDemand(() => import("./move-dialog"));
const NO_READERS: Person[] = [];

type TaskListProps = {
  channel: TreeChannel;
  /** The open ones with what is under way, in order. */
  tasks: readonly Task[];
  labels: readonly Label[];
};

/** The tasks of a channel: one bar, then rows in groups, each with a line to add one. */
export function TaskList({ channel, tasks, labels }: TaskListProps) {
  const me = useMe();
  const box = useRef<HTMLDivElement>(null);
  const mutations = useTaskMutations(channel.id);
  const pending = usePending(channel.id);
  const [options, setOptions] = useListOptions(channel.id, me.id);
  const [text, setText] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [isDoneOpen, setDoneOpen] = useState(false);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [moving, setMoving] = useState<Task | null>(null);
  const [typedTitles] = useState(() => new Map<string, string>());
  const [said, setSaid] = useState("");
  const now = useNow();
  const timeZone = useMyZone();
  const done = useDoneTasks(channel.id, options.showsDone && isDoneOpen, pending);

  const assigned = useMemo(() => [...new Set(tasks.flatMap(({ assignees }) => assignees))], [tasks]);
  const people = usePeople(assigned);
  const readers =
    useQuery({ ...findReadersQuery(channel.id, ""), enabled: !channel.isArchived }).data ?? NO_READERS;
  const drafts = useBegunComments();
  const tree = useMemo(() => treeOf(tasks), [tasks]);
  const typed = useDeferredValue(text);
  const arrangement = { options, text: typed, now, timeZone, userId: me.id, labels, people };
  const groups = arrange(tree, arrangement);
  const canAdd = channel.actions.includes("task.create") && !channel.isArchived;
  const canEdit = channel.actions.includes("task.update") && !channel.isArchived;
  const canDelete = channel.actions.includes("task.delete") && !channel.isArchived;
  const arranged = rowsOf(
    groups,
    canAdd,
    folded,
    options.showsDone ? { ...done, isOpen: isDoneOpen, hasMore: done.query.hasNextPage } : null,
  );
  const { count } = arranged;
  const rows = useEditedRow(arranged.rows, editingId);
  const focus = useListFocus(box, rows);
  const edited = rows.findIndex((row) => row.kind === "task" && row.task.id === editingId);
  const drawn = useFixedWindow(box, rows.length, edited);

  function toggle(task: Task) {
    if (task.completedAt) {
      setSaid(`${task.title} is open again`);
      return void mutations.reopen(task);
    }
    setSaid(`${task.title} is done`);
    void mutations.complete(task);
  }
  const open = (task: Task) => openTask(task.id);
  const openPage = useOpenTaskPage();
  const groupOf = (task: Task) =>
    groups.find(({ id }) => focus.current?.id === `${id} ${task.id}`) ??
    groups.find((group) => group.tasks.some((shown) => shown.task.id === task.id));
  function moveTo(task: Task, place: Place, words?: Said) {
    const siblings = (tree.under.get(place.parentId) ?? []).filter(({ id }) => id !== task.id);
    const number = siblings.findIndex(({ id }) => id === place.afterId) + 2;
    const under = place.parentId ? ` under ${tree.byId.get(place.parentId)?.title}` : "";
    setSaid(`${task.title}, ${number} of ${siblings.length + 1}${under}`);
    void mutations.move(task, place, words);
    focus.focusLater(`${groupOf(task)?.id} ${task.id}`);
  }
  function step(task: Task, to: TaskStep) {
    const isWithin = to === "up" || to === "down";
    if (!isMovable(options, isWithin ? "group" : "list")) return;
    const near = new Set(groupOf(task)?.tasks.map(({ task: shown }) => shown.id));
    const place = STEPS[to]?.(tree, task, ({ id }) => near.has(id));
    if (place) moveTo(task, place);
    else setSaid(`${task.title} can’t be moved there`);
  }
  /** By the row that has the focus, or the menu. */
  const pick = (task: Task, fact: string) =>
    box.current?.querySelector<HTMLElement>(`[data-task="${task.id}"] [data-fact="${fact}"]`)?.click();
  const choosePlace = ([task]: Tasks) => {
    if (isMovable(options, "list")) setMoving(task);
  };
  const allows = (action: TaskAction) =>
    action.needs === null || (action.needs === "delete" ? canDelete : canEdit);
  const run = (action: TaskAction, tasks: Tasks) =>
    action.run(tasks, {
      ...{ userId: me.id, mutations, setDone: toggle, open, openPage, edit: setEditingId },
      ...{ step, pick, choosePlace },
      remove: ([task]) => void mutations.remove(task),
    });
  const { openMenu, menu } = useTaskMenu({ place: "list", userId: me.id, allows, run });

  const keys = useTaskKeys({
    place: "list",
    current: () => focus.current?.task,
    step: focus.step,
    toEnd: focus.toEnd,
    add: () => box.current?.querySelector<HTMLElement>("[data-add-task] input")?.focus(),
    undo: () => void mutations.undo().then((isUndone) => setSaid(isUndone ? "Undone" : "Nothing to undo")),
    allows,
    run,
  });

  useTaskDrag(box, canEdit ? { rows, groups, tree, options, mutations, moveTo } : null);

  const context: TaskListContext = {
    ...{ channelId: channel.id, canEdit, now, timeZone, people, readers, mutations, toggle, open, editingId },
    ...{ typedTitles, drafts, canMakeLabels: canMakeLabels(channel) },
    labels: new Map(labels.map((label) => [label.id, label])),
    edit(taskId, byKey) {
      setEditingId(taskId);
      if (byKey && focus.current) focus.focusLater(focus.current.id);
    },
    openMenu: (task, point, byKeyboard) => openMenu([task], point, byKeyboard),
  };

  function draw(row: Row) {
    switch (row.kind) {
      case "heading":
        return (
          <GroupRow
            key={row.id}
            label={row.label}
            group={row.id}
            count={row.count}
            isOpen={!folded.has(row.id)}
            onToggle={() => setFolded((before) => toggled(before, row.id))}
          />
        );
      case "task":
        return (
          <TaskRow
            key={row.id}
            rowId={row.id}
            task={row.task}
            level={row.level}
            number={row.number}
            count={count}
            isCurrent={row.id === focus.tabStopId}
            before={row === rows[edited] ? drawn.beforeApart : 0}
            after={row === rows[edited] ? drawn.afterApart : 0}
          />
        );
      case "add":
        return <AddLine key={row.id} label={row.label} place={row.id} given={row.given} />;
      case "done":
        return (
          <GroupRow key={row.id} label="Done" isOpen={isDoneOpen} onToggle={() => setDoneOpen(!isDoneOpen)} />
        );
      case "more":
        return (
          <li key={row.id} className={cn("flex items-center px-3", ROW_HEIGHT)}>
            <Button
              size="sm"
              loading={done.query.isFetchingNextPage}
              onClick={() => void done.query.fetchNextPage()}
            >
              Show more
            </Button>
          </li>
        );
    }
  }

  const isEmpty = tasks.length === 0;
  return (
    <TaskListProvider value={context}>
      <ListBar
        options={options}
        onChange={setOptions}
        text={text}
        onText={setText}
        labels={labels}
        people={[...people].map(([, person]) => person)}
        userId={me.id}
      />
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
        <ul
          aria-label="Tasks"
          data-drag-list="tasks"
          data-keeps-focus
          onFocus={focus.onFocus}
          {...keys}
          style={{ paddingTop: drawn.before, paddingBottom: drawn.after }}
        >
          {rows.filter((_, index) => drawn.has(index)).map(draw)}
        </ul>
        {isEmpty ? (
          <EmptyState icon={<ListTodo />} title="Nothing to do yet" className="py-10">
            {canAdd
              ? "Write what is to be done above; everybody in this channel sees it at once."
              : "Tasks that people add to this list come here."}
          </EmptyState>
        ) : (
          isFiltered(arrangement) &&
          groups.every(({ tasks: found }) => found.length === 0) && (
            <p className="px-4 py-6 text-muted">No open task fits this filter.</p>
          )
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {moving && (
        <MoveDialog
          open
          onOpenChange={(isOpen) => !isOpen && setMoving(null)}
          task={moving}
          tree={tree}
          onMove={(place) => moveTo(moving, place)}
        />
      )}
      {menu}
    </TaskListProvider>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
