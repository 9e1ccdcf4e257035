"use client";
import { Archive, CornerLeftUp } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { DropArea } from "@/components/files/drop-area";
import { FollowButton } from "@/components/threads/follow-button";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { useMedia } from "@/components/ui/use-media";
import type { TreeChannel } from "@/lib/channels/schema";
import type { TaskDetails } from "@/lib/tasks/schema";
import { TaskCheck } from "../list/task-check";
import { useTaskMutations } from "../task-mutations";
import { AttachmentSection } from "./attachments/attachment-section";
import { useTaskUploads } from "./attachments/use-task-uploads";
import { CommentBox } from "./comments/comment-box";
import { useComments } from "./comments/use-comments";
import { NotesSection } from "./notes-section";
import { SubtaskSection } from "./subtask-section";
import { TaskFields } from "./task-fields";
import { TaskTitle } from "./task-title";
import { useParents } from "./use-parents";

const CommentStream = onDemand(
  () => import("./comments/comment-stream"),
  <Skeleton className="h-10 w-full animate-late" />,
);

const FOLLOW_WORDS = { follow: "Follow the comments", stop: "Stop following the comments" };

/** Beside another page, or as a page of its own. */
export type TaskLayout = "panel" | "page";

type TaskSheetProps = {
  channel: TreeChannel;
  task: TaskDetails;
  layout: TaskLayout;
  onOpenTask: (taskId: string) => void;
};

/** There is room for what is said about a task beside it. */
const WIDE = "(width >= 75rem)";
const SCROLLS = "min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none";

/** Everything about a task. On a wide page what is said about it stands beside it, else below. */
export function TaskSheet({ channel, task, layout, onOpenTask }: TaskSheetProps) {
  const isWide = useMedia(WIDE) && layout === "page";
  const sheet = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const box = useRef<HTMLElement>(null);
  const mutations = useTaskMutations(channel.id);
  const mayEdit = channel.actions.includes("task.update") && !channel.isArchived;
  const canEdit = mayEdit && task.archivedAt === null;
  const uploads = useTaskUploads(task);
  const parents = useParents(task);
  const [parent] = parents;
  const { thread, hasDraft, open, editLast } = useComments(task);
  const [editing, setEditing] = useState<number | null>(null);
  const [sentCount, setSentCount] = useState(0);
  const onSent = useCallback(() => setSentCount((count) => count + 1), []);
  const onEditLast = useCallback(() => setEditing(editLast()), [editLast]);
  const onEdit = useCallback((seq: number | null) => {
    setEditing(seq);
    // The editor that had the focus goes away.
    if (seq === null) sheet.current?.querySelector<HTMLElement>("[data-composer]")?.focus();
  }, []);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  /** Escape leaves a field first, the panel then. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented || isInputMethodKey(event.nativeEvent)) return;
    if (!(event.target instanceof Element) || !event.target.matches("input, textarea")) return;
    event.preventDefault();
    box.current?.focus({ preventScroll: true });
  }

  /** A field takes the text of what has both, such as cells of a table. */
  function onPaste(event: ClipboardEvent) {
    const { files, types } = event.clipboardData;
    const isField = event.target instanceof Element && event.target.matches("input, textarea");
    if (files.length === 0 || event.defaultPrevented || (isField && types.includes("text/plain"))) return;
    event.preventDefault();
    uploads.add([...files]);
  }

  const activity = (
    <section aria-label="Activity" className={isWide ? "" : "mt-6 border-t pt-2"}>
      <div className="flex h-9 items-center justify-between">
        <h3 className="font-medium text-sm">Activity</h3>
        {thread && <FollowButton thread={thread} words={FOLLOW_WORDS} />}
      </div>
      <CommentStream {...{ channel, task, thread, editing, onEdit, sentCount }} box={isWide ? side : box} />
    </section>
  );
  return (
    <>
      {task.archivedAt !== null && (
        <Banner
          icon={<Archive aria-hidden="true" />}
          action={
            mayEdit &&
            task.parentId === null && (
              <Button size="sm" onClick={() => void mutations.unarchive(task)}>
                Restore
              </Button>
            )
          }
        >
          Archived. It can be read, not changed.
        </Banner>
      )}
      <div
        ref={sheet}
        className={cn(
          "min-h-0 flex-1",
          isWide ? "grid grid-cols-[minmax(0,1fr)_26rem] grid-rows-[minmax(0,1fr)]" : "flex flex-col",
        )}
      >
        <div className="relative flex min-h-0 flex-1 flex-col" onPaste={canEdit ? onPaste : undefined}>
          {canEdit && <DropArea onFiles={uploads.add}>Drop to attach to “{task.title}”</DropArea>}
          <section
            ref={box}
            aria-label={task.title}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            className={cn(SCROLLS, "px-4 pt-3 pb-8", layout === "page" && "md:px-8 md:pt-6")}
          >
            <div className={layout === "page" ? "mx-auto max-w-3xl" : ""}>
              {layout === "page" && <h2 className="sr-only">{task.title}</h2>}
              {parent && (
                <button
                  type="button"
                  onClick={() => onOpenTask(parent.id)}
                  className="mb-1 ml-7 flex max-w-full items-center gap-1 rounded-sm text-muted text-sm hover:text-ink hover:underline pointer-coarse:min-h-11 [&_svg]:size-3.5 [&_svg]:shrink-0"
                >
                  <CornerLeftUp aria-hidden="true" />
                  <span className="sr-only">Part of </span>
                  <span className="truncate">{parent.title}</span>
                </button>
              )}
              <div className="flex items-start gap-1">
                <TaskCheck
                  task={task}
                  canEdit={canEdit}
                  isTabStop
                  onToggle={() => void (task.completedAt ? mutations.reopen(task) : mutations.complete(task))}
                />
                <TaskTitle
                  task={task}
                  canEdit={canEdit}
                  onSave={(title) => mutations.change(task, { title })}
                />
              </div>
              <TaskFields channel={channel} task={task} canEdit={canEdit} mutations={mutations} />
              <NotesSection channel={channel} task={task} canEdit={canEdit} />
              <SubtaskSection {...{ task, canEdit, mutations, onOpenTask }} level={parents.length + 1} />
              <AttachmentSection {...{ task, canEdit, mutations, uploads }} />
              {!isWide && activity}
            </div>
          </section>
        </div>
        <div className={cn("flex min-h-0 shrink-0 flex-col", isWide && "border-l")}>
          {isWide && (
            <section ref={side} aria-label="Comments and activity" className={cn(SCROLLS, "px-4 pt-3 pb-8")}>
              {activity}
            </section>
          )}
          <CommentBox {...{ channel, thread, hasDraft, onSent, onEditLast }} onOpen={open} />
        </div>
      </div>
    </>
  );
}
