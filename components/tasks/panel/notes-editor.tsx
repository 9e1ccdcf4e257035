"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FocusEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { ComposerField } from "@/components/composer/composer-field";
import { fromMarkdown } from "@/components/composer/mention-text";
import { useWriting } from "@/components/composer/use-writing";
import { EditConflict } from "@/components/messages/edit-conflict";
import { useMessageChannel } from "@/components/messages/message-channel";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { TreeChannel } from "@/lib/channels/schema";
import { problemOf } from "@/lib/http/errors";
import { MAX_NOTES } from "@/lib/tasks/limits";
import type { TaskDetails } from "@/lib/tasks/schema";
import { keepWords, keptWords } from "./kept-words";
import { saveNotes } from "./save-notes";

type NotesEditorProps = {
  channel: TreeChannel;
  task: TaskDetails;
  /** Whether somebody has asked for it, or it stands there with what wasn't saved. */
  focuses: boolean;
  onDone: (byKey: boolean) => void;
};

/** Notes as they are written. They are saved where one leaves them, whichever way; until then this browser keeps them. */
export default function NotesEditor({ channel, task, focuses, onDone }: NotesEditorProps) {
  const client = useQueryClient();
  const me = useMe();
  const { id, notes, notesRevision } = task;
  const [before] = useState(() => fromMarkdown(notes));
  const [start] = useState(() => keptWords(me.id, id, "notes") ?? { text: notes, basedOn: notesRevision });
  const writing = useWriting(
    useState(() => fromMarkdown(start.text)),
    MAX_NOTES,
  );
  const [basedOn, setBasedOn] = useState(start.basedOn ?? notesRevision);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const isLeft = useRef(false);
  const { field, written, body, isTooLong } = writing;
  // By the text as it was shown: not every Markdown comes back from there to the letter.
  const isSame = written.text === before.text || body === notes;
  // The event of one's own save can come before its answer, or without it.
  const isChangedElsewhere = !isBusy && notesRevision !== basedOn && !isSame;

  useEffect(() => {
    if (focuses) field.current?.focus();
  }, [field, focuses]);
  useEffect(() => {
    keepWords(me.id, id, "notes", isSame ? null : { text: body, basedOn });
  }, [me.id, id, isSame, body, basedOn]);

  // What it stood there for has been saved meanwhile.
  const leave = useEffectEvent(() => onDone(false));
  useEffect(() => {
    if (isSame && !focuses && document.activeElement !== field.current) leave();
  }, [isSame, focuses, field]);

  function forget() {
    isLeft.current = true;
    // What was written since then is another's.
    if (keptWords(me.id, id, "notes")?.text === body) keepWords(me.id, id, "notes", null);
  }

  async function save(byKey: boolean) {
    if (isBusy || isChangedElsewhere || isTooLong) return;
    if (isSame) {
      forget();
      return onDone(byKey);
    }
    setBusy(true);
    setError("");
    try {
      if (await saveNotes(client, task, { notes: body, notesRevision: basedOn })) {
        forget();
        return onDone(byKey);
      }
    } catch (failure) {
      setError(problemOf(failure, "These notes couldn’t be saved. They are kept in this browser."));
    }
    setBusy(false);
  }

  function discard() {
    isLeft.current = true;
    keepWords(me.id, id, "notes", null);
    onDone(true);
  }

  /** The panel closes, or shows another task. */
  const saveAtEnd = useEffectEvent(() => {
    if (isLeft.current || isSame || isBusy || isTooLong || isChangedElsewhere) return;
    const isKept = () => keptWords(me.id, id, "notes")?.text === body;
    saveNotes(client, task, { notes: body, notesRevision: basedOn }).then(
      (isSaved) => isSaved && isKept() && keepWords(me.id, id, "notes", null),
      () => {},
    );
  });
  useEffect(() => () => saveAtEnd(), []);

  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    // To another window, or to a button of this.
    if (document.activeElement === field.current || currentTarget.contains(relatedTarget)) return;
    void save(false);
  }

  return (
    <fieldset aria-label="Notes" onBlur={onBlur} className="flex flex-col gap-1.5">
      <div className="flex rounded-md border border-line-strong bg-raised focus-within:border-focus">
        <ComposerField
          channel={useMessageChannel(channel)}
          writing={writing}
          label="Notes"
          isEditor
          breaksOnEnter
          onFiles={() => toast.error("Files can’t be put into notes. Send them in a message.")}
          onEnter={() => void save(true)}
          onKey={({ key }) => {
            if (key === "Escape") void save(true);
            return key === "Escape";
          }}
        />
      </div>
      {isChangedElsewhere && (
        <EditConflict
          theirs={notes}
          mine={body}
          onKeepMine={() => {
            setBasedOn(notesRevision);
            field.current?.focus();
          }}
          onTakeTheirs={discard}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="primary"
          loading={isBusy}
          disabled={isTooLong || isChangedElsewhere}
          onClick={() => void save(true)}
        >
          Save
        </Button>
        {!isSame && (
          <Button size="sm" onClick={discard}>
            Discard
          </Button>
        )}
        {isTooLong && <span className="text-danger text-xs">Too long by {body.length - MAX_NOTES}</span>}
        {error && (
          <span role="alert" className="text-danger text-xs">
            {error}
          </span>
        )}
      </div>
    </fieldset>
  );
}
