"use client";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { cn } from "@/components/ui/cn";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_TITLE } from "@/lib/tasks/limits";
import type { Task } from "@/lib/tasks/schema";
import { keepWords, keptWords } from "./kept-words";

type TaskTitleProps = { task: Task; canEdit: boolean; onSave: (title: string) => Promise<boolean> };

const STYLES = "min-w-0 flex-1 px-1 pt-0.5 pointer-coarse:pt-2.5 font-semibold text-lg leading-6 break-words";

/** The title, edited in its place: it is saved with Enter, and where one leaves it. Escape takes back what was typed. */
export function TaskTitle({ task, canEdit, onSave }: TaskTitleProps) {
  const me = useMe();
  /** Null where nothing was typed since the last time that it was saved. */
  const [typed, setTyped] = useState<string | null>(() => keptWords(me.id, task.id, "title")?.text ?? null);
  const [isFailed, setFailed] = useState(typed !== null);

  /** The same before it is drawn: a key can be followed at once by leaving the field. */
  const latest = useRef(typed);
  /** The title that typing began with: somebody else may rename the task meanwhile. */
  const atStart = useRef<string | null>(null);

  function type(text: string | null) {
    if (text === null) atStart.current = null;
    else if (latest.current === null) atStart.current = task.title;
    latest.current = text;
    setTyped(text);
    keepWords(me.id, task.id, "title", text === null ? null : { text });
  }

  async function save() {
    const words = latest.current;
    const title = words?.replace(/\s+/g, " ").trim();
    if (!title || title === task.title || title === atStart.current) return type(null);
    // It stays in this browser until it is stored, though the panel may be gone by then.
    const isSaved = await onSave(title);
    setFailed(!isSaved);
    if (isSaved && latest.current === words) type(null);
  }
  const saveAtEnd = useEffectEvent(() => {
    if (latest.current !== null && !isFailed) void save();
  });
  useEffect(() => () => saveAtEnd(), []);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "Escape") type(null);
  }

  const isDone = task.completedAt !== null;
  if (!canEdit) return <h3 className={cn(STYLES, isDone && "text-muted line-through")}>{task.title}</h3>;
  return (
    <div className="min-w-0 flex-1">
      <textarea
        aria-label="Title"
        rows={1}
        value={typed ?? task.title}
        maxLength={MAX_TITLE}
        onChange={({ target }) => type(target.value)}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
        className={cn(
          STYLES,
          "field-sizing-content block w-full resize-none rounded-md border border-transparent bg-transparent pb-0.5 outline-none hover:border-line focus:border-focus focus:bg-raised",
          isDone && "text-muted line-through",
        )}
      />
      {isFailed && typed !== null && (
        <p role="status" className="px-1 text-danger text-sm">
          Not saved yet. Press Enter in the title to try again.
        </p>
      )}
    </div>
  );
}
