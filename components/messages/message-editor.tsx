"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ComposerField } from "@/components/composer/composer-field";
import { fromMarkdown } from "@/components/composer/mention-text";
import { useWriting } from "@/components/composer/use-writing";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { AppError, problemOf } from "@/lib/http/errors";
import { changeMessage } from "@/lib/messages/cache-events";
import { updateMessageContract } from "@/lib/messages/contract";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import type { Message } from "@/lib/messages/schema";
import { EditConflict } from "./edit-conflict";
import type { MessagePartProps } from "./message-channel";
import { useKeptEdit } from "./use-kept-edit";

export type MessageEditorProps = MessagePartProps & { onDone: () => void };

/** Changes a sent message in its place, written as in the composer. Enter saves, Escape gives up. */
export default function MessageEditor({ message, channel, onDone }: MessageEditorProps) {
  const client = useQueryClient();
  const [before] = useState(() => fromMarkdown(message.body));
  const writing = useWriting(useState(before));
  const [firstBasedOn] = useState(message.editedAt);
  const [basedOn, setBasedOn] = useState(firstBasedOn);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const { field, written, body, isTooLong } = writing;
  const canSave = body !== "" && !isTooLong;
  // The event of one's own save can come before its answer, or without it.
  const isChangedElsewhere = !isBusy && message.editedAt !== basedOn && message.body !== body;
  // By the text as it was shown: not every Markdown comes back from there to the letter.
  const isUnchanged = written.text === before.text && basedOn === firstBasedOn;
  const isSame = isUnchanged || message.body === body;
  const done = useKeptEdit({ message, channel, body: isSame ? "" : body, onDone });

  useEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
  }, [field]);

  async function save() {
    if (!canSave || isBusy || isChangedElsewhere) return;
    if (isSame) return done();
    setBusy(true);
    setError("");
    try {
      const change = { body, basedOn };
      changeMessage(
        client,
        await call(updateMessageContract, { params: { messageId: message.id }, body: change }),
      );
      done();
    } catch (failure) {
      const current = failure instanceof AppError && failure.code === "conflict" && failure.details?.message;
      // The message that is shown then differs from the one that was changed.
      if (current) changeMessage(client, current as Message);
      else setError(problemOf(failure, "This couldn’t be saved."));
      setBusy(false);
    }
  }

  return (
    <div className="my-1 flex flex-col gap-1.5">
      <div className="flex rounded-md border border-line-strong bg-raised focus-within:border-focus">
        <ComposerField
          channel={channel}
          writing={writing}
          label="Edit message"
          isEditor
          onFiles={() =>
            toast.error("Files can’t be added to a message that was sent. Send them in a new one.")
          }
          onEnter={() => void save()}
          onKey={({ key }) => {
            if (key === "Escape") done();
            return key === "Escape";
          }}
        />
      </div>
      {isChangedElsewhere && (
        <EditConflict
          theirs={message.body}
          mine={body}
          onKeepMine={() => {
            setBasedOn(message.editedAt);
            field.current?.focus();
          }}
          onTakeTheirs={done}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="primary"
          loading={isBusy}
          disabled={!canSave || isChangedElsewhere}
          onClick={() => void save()}
        >
          Save
        </Button>
        <Button size="sm" onClick={done}>
          Cancel
        </Button>
        {isTooLong && (
          <span className="text-danger text-xs">Too long by {body.length - MESSAGE_MAX_LENGTH}</span>
        )}
        {error && (
          <span role="alert" className="text-danger text-xs">
            {error}
          </span>
        )}
      </div>
    </div>
  );
}
