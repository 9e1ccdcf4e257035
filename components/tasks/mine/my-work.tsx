"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { SquareCheck } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { ForwardSlot } from "@/components/messages/forward-slot";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import type { Person } from "@/lib/accounts/schema";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { myTasksQuery, taskQuery } from "@/lib/tasks/queries";
import type { PlacedTask, Task } from "@/lib/tasks/schema";
import type { TaskAction, Tasks } from "../actions/task-actions";
import { useTaskMenu } from "../actions/use-task-menu";
import { useMyZone } from "../due-text";
import { GroupRow } from "../list/group-row";
import { ROW_HEIGHT } from "../list/row-height";
import { type Row, rowsOf } from "../list/rows";
import { useEditedRow } from "../list/use-edited-row";
import { useFixedWindow } from "../list/use-fixed-window";
import { useListFocus } from "../list/use-list-focus";
import { useNow } from "../list/use-now";
import { useTaskKeys } from "../list/use-task-keys";
import { useAllPending } from "../pending-tasks";
import { taskMutations } from "../task-mutations";
import { openTask, useOpenTaskPage, useTaskId } from "../task-place";
import { TasksSkeleton } from "../tasks-skeleton";
import { undoLatest } from "../undo-acts";
import { useBegunComments } from "../use-begun-comments";
import { usePeople } from "../use-people";
import { MyTaskRow, type MyWorkContext } from "./my-task-row";
import { type Channel, groupsOf, withAllPending } from "./my-tasks";
import { TaskBeside } from "./task-beside";

const NO_TASKS: PlacedTask[] = [];
const NO_READERS: Person[] = [];

/** My open tasks in groups by when they are due: done, changed and opened as in the list of their channel. */
export default function MyWork() {
  useCacheEvents(bindTaskEvents);
  useCacheEvents(bindLabelEvents);
  const { id: userId } = useMe();
  const client = useQueryClient();
  const query = useInfiniteQuery(myTasksQuery());
  const pending = useAllPending();
  const now = useNow();
  const timeZone = useMyZone();
  const box = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [editingId, setEditingId] = useState<string | null>(null);
  const [typedTitles] = useState(() => new Map<string, string>());
  const [said, setSaid] = useState("");

  const listed = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NO_TASKS, [query.data]);
  const channels = useChannelsOf(listed);
  const tasks = useMemo(
    () => withAllPending(listed, { userId, pending, channels }),
    [listed, userId, pending, channels],
  );
  const people = usePeople(useMemo(() => [...new Set(tasks.flatMap((task) => task.assignees))], [tasks]));
  const { rows: arranged, count } = rowsOf(groupsOf(tasks, now, timeZone), false, folded, null);
  const rows = useEditedRow(
    query.hasNextPage ? [...arranged, { kind: "more", id: "more" }] : arranged,
    editingId,
  );
  const focus = useListFocus(box, rows);
  const edited = rows.findIndex((row) => row.kind === "task" && row.task.id === editingId);
  const drawn = useFixedWindow(box, rows.length, edited);
  const channelOfTask = useOpenedChannel(listed);

  const mutationsOf = ({ channelId }: Pick<Task, "channelId">) => taskMutations(channelId, client, userId);
  const openPage = useOpenTaskPage();
  const undo = async () => setSaid((await undoLatest()) ? "Undone" : "Nothing to undo");
  function toggle(task: Task) {
    const { channelId, title } = task;
    if (task.completedAt) {
      setSaid(`${title} is open again`);
      return void mutationsOf(task).reopen(task);
    }
    void mutationsOf(task).complete(task, { said: { text: `“${title}” is done`, id: `done ${channelId}` } });
  }
  const allows = ({ needs }: TaskAction, [task]: Tasks) => {
    const channel = channels.get(task.channelId);
    if (!channel) return false;
    return needs === null || (needs === "delete" ? channel.canDelete : channel.canUpdate);
  };
  function run(action: TaskAction, tasks: Tasks) {
    const [task] = tasks;
    const mutations = mutationsOf(task);
    action.run(tasks, {
      ...{ userId, mutations, setDone: toggle, edit: setEditingId },
      remove: () => void mutations.remove(task),
      open: ({ id }) => openTask(id),
      openPage,
      pick: ({ id }, fact) =>
        box.current?.querySelector<HTMLElement>(`[data-task="${id}"] [data-fact="${fact}"]`)?.click(),
    });
  }
  const { openMenu, menu } = useTaskMenu({ place: "mine", userId, allows, run });
  const keys = useTaskKeys({
    place: "mine",
    ...{ current: () => focus.current?.task, step: focus.step, toEnd: focus.toEnd, add() {} },
    ...{ undo: () => void undo(), allows, run },
  });

  const list: MyWorkContext = {
    ...{ now, timeZone, people, readers: NO_READERS, editingId, typedTitles, drafts: useBegunComments() },
    toggle,
    open: ({ id }) => openTask(id),
    edit(taskId, byKey) {
      setEditingId(taskId);
      if (byKey && focus.current) focus.focusLater(focus.current.id);
    },
    openMenu: (task, point, byKeyboard) => openMenu([task], point, byKeyboard),
  };
  function fold(id: string) {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  }

  function draw(row: Row) {
    if (row.kind === "heading")
      return (
        <GroupRow
          key={row.id}
          label={row.label}
          count={row.count}
          isOpen={!folded.has(row.id)}
          onToggle={() => fold(row.id)}
        />
      );
    if (row.kind === "more")
      return (
        <li key={row.id} className={cn("flex items-center px-3", ROW_HEIGHT)}>
          <Button size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </li>
      );
    const channel = row.kind === "task" && channels.get(row.task.channelId);
    if (!channel) return null;
    return (
      <MyTaskRow
        key={row.id}
        rowId={row.id}
        task={row.task}
        channel={channel}
        list={list}
        level={0}
        number={row.number}
        count={count}
        isCurrent={row.id === focus.tabStopId}
        before={row === rows[edited] ? drawn.beforeApart : 0}
        after={row === rows[edited] ? drawn.afterApart : 0}
      />
    );
  }

  if (query.isPending) return <TasksSkeleton />;
  if (query.isError && listed.length === 0) return <ErrorState onRetry={() => void query.refetch()} />;
  return (
    <>
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
        <ul
          aria-label="My tasks"
          data-keeps-focus
          // As in the list of a channel: it must not be too low for its rows while a transition goes on.
          className="transition-none"
          onFocus={focus.onFocus}
          {...keys}
          style={{ paddingTop: drawn.before, paddingBottom: drawn.after }}
        >
          {rows.filter((_, index) => drawn.has(index)).map(draw)}
        </ul>
        {tasks.length === 0 && !query.hasNextPage && (
          <EmptyState icon={<SquareCheck />} title="Nothing is waiting for you" className="py-10">
            Tasks and cards that are assigned to you in any channel come together here, by when they are due.
          </EmptyState>
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {menu}
      <ForwardSlot />
      {channelOfTask && <TaskBeside key={channelOfTask} channelId={channelOfTask} />}
    </>
  );
}

/** The channels of the tasks that were listed since the page is open, with what is known of them last. */
function useChannelsOf(listed: readonly PlacedTask[]): ReadonlyMap<string, Channel> {
  const [seen, setSeen] = useState({
    listed: NO_TASKS as readonly PlacedTask[],
    channels: new Map<string, Channel>(),
  });
  if (seen.listed === listed) return seen.channels;
  const channels = new Map([
    ...seen.channels,
    ...listed.map(({ channel }) => [channel.id, channel] as const),
  ]);
  setSeen({ listed, channels });
  return channels;
}

/** The channel of the task that the address names. Subtasks, and what isn't mine or is on a later page, are asked for. */
function useOpenedChannel(listed: readonly PlacedTask[]): string | null {
  const taskId = useTaskId();
  const [last, setLast] = useState<{ taskId: string; channelId: string } | null>(null);
  const remembered = last?.taskId === taskId ? last?.channelId : undefined;
  const known = remembered ?? listed.find(({ id }) => id === taskId)?.channelId;
  const asked = useQuery({ ...taskQuery("", taskId ?? ""), enabled: taskId !== null && !known }).data;
  const channelId = known ?? (asked?.id === taskId ? asked?.channelId : undefined);
  if (taskId && channelId && !remembered) setLast({ taskId, channelId });
  return (taskId && channelId) || null;
}
