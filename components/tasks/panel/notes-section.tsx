"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { openDescriptionContract } from "@/lib/tasks/description/contract";
import { taskQuery } from "@/lib/tasks/queries";
import type { TaskDetails } from "@/lib/tasks/schema";
import { NotesText } from "./notes-text";

const Description = onDemand(
  () => import("./description"),
  ({ task }: { task: TaskDetails }) => <NotesText notes={task.notes} />,
);

type NotesSectionProps = { channel: TreeChannel; task: TaskDetails; canEdit: boolean };

/**
 * The notes of a task: a document that everybody writes in at once. Until somebody has written in it, it is made by the
 * click that begins to; its editor comes after the text that it is about.
 */
export function NotesSection({ channel, task, canEdit }: NotesSectionProps) {
  const client = useQueryClient();
  const isOpening = useRef(false);
  const [isAsked, setAsked] = useState(false);
  const { documentId } = task;

  async function begin() {
    if (isOpening.current) return;
    isOpening.current = true;
    setAsked(true);
    try {
      const opened = await call(openDescriptionContract, { params: { taskId: task.id } });
      const { queryKey } = taskQuery(channel.id, task.id);
      client.setQueryData(queryKey, (held) => held && { ...held, ...opened });
    } catch (error) {
      setAsked(false);
      showError(error);
    } finally {
      isOpening.current = false;
    }
  }

  return (
    <section aria-label="Notes" className="mt-4">
      <h3 className="flex h-8 items-center font-medium text-sm">Notes</h3>
      {documentId ? (
        <Description {...{ channel, task, documentId, canEdit }} focuses={isAsked} />
      ) : task.notes ? (
        <NotesText notes={task.notes} onEdit={canEdit ? () => void begin() : undefined} />
      ) : !canEdit ? (
        <p className="text-muted text-sm">None</p>
      ) : null}
      {canEdit && !documentId && (
        <button
          ref={keepFocus}
          type="button"
          onClick={() => void begin()}
          className="w-full rounded-md py-1 text-left text-muted text-sm hover:text-ink pointer-coarse:min-h-11"
        >
          {task.notes ? "Edit the notes" : "Add notes…"}
        </button>
      )}
    </section>
  );
}

/**
 * The button goes before the editor is there, also where another person begins. With nothing focused, letters would be
 * keys of the list or board.
 */
function keepFocus(button: HTMLButtonElement | null) {
  const panel = button?.closest<HTMLElement>("section[tabindex]");
  return () => {
    if (document.activeElement === button) panel?.focus({ preventScroll: true });
  };
}
