"use client";
import { useEffect, useId, useRef, useState } from "react";
import { isInputMethodKey } from "@/components/ui/input-method";
import { updateChannelContract } from "@/lib/channels/contract";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";

const COMMIT_MS = 800;
const MAX_LENGTH = 80;

type DocumentTitleProps = { channel: TreeChannel; canEdit: boolean };

/** The channel's name, written over the document. Saved when typing pauses, on Enter and on leaving the field. */
export function DocumentTitle({ channel, canEdit }: DocumentTitleProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const saved = useRef(channel.name);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const errorId = useId();

  useEffect(() => {
    saved.current = channel.name;
  }, [channel.name]);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function commit(text: string) {
    clearTimeout(timer.current);
    // The rest of the rule is the server's to check: its schema would bring all of zod to the first load.
    const name = text.trim();
    if (!name) return setError("A document needs a title.");
    setError(null);
    if (name === saved.current) return;
    const previous = saved.current;
    saved.current = name;
    try {
      await call(updateChannelContract, { params: { channelId: channel.id }, body: { name } });
    } catch (cause) {
      saved.current = previous;
      setError(problemOf(cause, "The title wasn’t saved. Try again."));
    }
  }

  function change(text: string) {
    const line = text.replace(/\s*\n\s*/g, " ");
    setDraft(line);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void commit(line), COMMIT_MS);
  }

  async function leave() {
    if (draft === null) return;
    await commit(draft);
    setDraft(null);
  }

  if (!canEdit) return <p className="document-title">{channel.name}</p>;
  return (
    <div>
      <textarea
        aria-label="Title"
        aria-invalid={error !== null}
        aria-describedby={error ? errorId : undefined}
        className="document-title"
        rows={1}
        maxLength={MAX_LENGTH}
        spellCheck
        placeholder="Untitled"
        value={draft ?? channel.name}
        onChange={(event) => change(event.target.value)}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (isInputMethodKey(event.nativeEvent)) return;
          if (event.key === "Enter" || (event.key === "ArrowDown" && !event.shiftKey)) {
            event.preventDefault();
            event.currentTarget.closest(".document-page")?.querySelector<HTMLElement>(".tiptap")?.focus();
          }
        }}
      />
      {error && (
        <p id={errorId} role="alert" className="mt-1 text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
