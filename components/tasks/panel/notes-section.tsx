"use client";
import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Markdown } from "@/components/messages/markdown";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import type { TaskDetails } from "@/lib/tasks/schema";
import { keptWords } from "./kept-words";

const NotesEditor = onDemand(() => import("./notes-editor"), <div className="h-24" />);

type NotesSectionProps = { channel: TreeChannel; task: TaskDetails; canEdit: boolean };

/** The notes of a task: Markdown, which a click or the button opens for writing. */
export function NotesSection({ channel, task, canEdit }: NotesSectionProps) {
  const me = useMe();
  // What wasn't saved the last time is there again.
  const [isEditing, setEditing] = useState(() => canEdit && keptWords(me.id, task.id, "notes") !== null);
  const [isAsked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function edit() {
    setAsked(true);
    setEditing(true);
  }
  function done(byKey: boolean) {
    setEditing(false);
    if (byKey) requestAnimationFrame(() => button.current?.focus());
  }

  return (
    <section aria-label="Notes" className="mt-4">
      <div className="flex h-8 items-center justify-between">
        <h3 className="font-medium text-sm">Notes</h3>
        {canEdit && !isEditing && (
          <IconButton ref={button} size="sm" label="Edit the notes" onClick={edit}>
            <Pencil />
          </IconButton>
        )}
      </div>
      {isEditing && canEdit ? (
        <NotesEditor channel={channel} task={task} focuses={isAsked} onDone={done} />
      ) : task.notes ? (
        <NotesText notes={task.notes} onEdit={canEdit ? edit : undefined} />
      ) : (
        <p className="text-muted text-sm">
          {canEdit ? (
            <button
              type="button"
              onClick={edit}
              className="w-full rounded-md py-1 text-left hover:text-ink pointer-coarse:min-h-11"
            >
              Add notes…
            </button>
          ) : (
            "None"
          )}
        </p>
      )}
    </section>
  );
}

type NotesTextProps = { notes: string; onEdit: (() => void) | undefined };

/** A click that follows no link and selects nothing opens them; keys have the button. */
function NotesText({ notes, onEdit }: NotesTextProps) {
  return (
    <div
      onPointerUp={({ target, button }) => {
        const isPart = target instanceof Element && target.closest("a, button, summary");
        if (button === 0 && !isPart && getSelection()?.isCollapsed) onEdit?.();
      }}
    >
      <Markdown body={notes} />
    </div>
  );
}
