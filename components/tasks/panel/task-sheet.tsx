"use client";
import { Archive, CornerLeftUp } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { DropArea } from "@/components/files/drop-area";
import { FollowButton } from "@/components/threads/follow-button";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { TreeChannel } from "@/lib/channels/schema";
import type { TaskDetails } from "@/lib/tasks/schema";
import { TaskCheck } from "../list/task-check";
import { useTaskMutations } from "../task-mutations";
import { openTask } from "../task-place";
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

type TaskSheetProps = { channel: TreeChannel; task: TaskDetails };

export function TaskSheet({ channel, task }: TaskSheetProps) {
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
    if (seq === null) box.current?.parentElement?.querySelector<HTMLElement>("[data-composer]")?.focus();
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
      <div className="relative flex min-h-0 flex-1 flex-col" onPaste={canEdit ? onPaste : undefined}>
        {canEdit && <DropArea onFiles={uploads.add}>Drop to attach to “{task.title}”</DropArea>}
        <section
          ref={box}
          aria-label={task.title}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-8 outline-none"
        >
          {parent && (
            <button
              type="button"
              onClick={() => openTask(parent.id)}
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
            <TaskTitle task={task} canEdit={canEdit} onSave={(title) => mutations.change(task, { title })} />
          </div>
          <TaskFields channel={channel} task={task} canEdit={canEdit} mutations={mutations} />
          <NotesSection channel={channel} task={task} canEdit={canEdit} />
          <SubtaskSection task={task} level={parents.length + 1} canEdit={canEdit} mutations={mutations} />
          <AttachmentSection {...{ task, canEdit, mutations, uploads }} />
          <section aria-label="Activity" className="mt-6 border-t pt-2">
            <div className="flex h-9 items-center justify-between">
              <h3 className="font-medium text-sm">Activity</h3>
              {thread && <FollowButton thread={thread} words={FOLLOW_WORDS} />}
            </div>
            <CommentStream {...{ channel, task, thread, box, editing, onEdit, sentCount }} />
          </section>
        </section>
      </div>
      <CommentBox {...{ channel, thread, hasDraft, onSent, onEditLast }} onOpen={open} />
    </>
  );
}
