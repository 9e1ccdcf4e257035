"use client";
import { useQuery } from "@tanstack/react-query";
import { BookText, ImagePlus, SendHorizontal, Square, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { AttachButton } from "@/components/composer/attach-button";
import { ComposerField } from "@/components/composer/composer-field";
import { useSendingLater } from "@/components/composer/use-sending-later";
import { useWriting } from "@/components/composer/use-writing";
import { DropArea } from "@/components/files/drop-area";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import { QUESTION_MAX_LENGTH } from "@/lib/ai/messages/limits";
import { modelsQuery } from "@/lib/ai/models/queries";
import type { ObjectKey } from "@/lib/objects/types";
import { useConnectionState } from "@/lib/realtime/client";
import { useAiDraft } from "./ai-draft";
import { alongProblem } from "./along/along-problem";
import type { Kept } from "./along/kept";
import { useAlong } from "./along/use-along";

const AlongRow = onDemand(() => import("./along/along-row"));
const ContextPicker = onDemand(() => import("./along/context-picker"));

/** Signs that reverse text, which no question may have: they come along unseen with what was copied. */
const UNSEEN = /[\0\u202A-\u202E\u2066-\u2069]/g;

const ImageDialog = onDemand(() => import("./images/image-dialog"));
const PromptPicker = onDemand(() => import("./prompts/prompt-picker"));
const PromptsDialog = onDemand(() => import("./prompts/prompts-dialog"));

/** What is typed of the name of a saved prompt. */
const SLASH = /^\/([^\s/]*)$/;

type AiComposerProps = {
  /** Whose draft is kept: the chat, the question that is edited, or a new chat. */
  draftKey: string;
  /** What is edited at first, where there is no draft of it. */
  initial?: string;
  label: string;
  /** What goes along at first. */
  initialAlong?: Kept;
  /** That will answer. */
  modelId?: string | undefined;
  /** Rejects where it wasn't sent: what was written stays. */
  onSend: (question: Question) => Promise<unknown>;
  /** An answer is being written. */
  onStop?: (() => void) | undefined;
  onEditLast?: () => void;
  onCancel?: () => void;
  disabled?: boolean;
  /** Beside the button, such as the model. */
  children?: ReactNode;
};

export type Question = { text: string; fileIds: string[]; context: ObjectKey[] };

/** The composer of an AI chat, with the field and the keys of every other. */
export function AiComposer(props: AiComposerProps) {
  const {
    draftKey,
    initial,
    initialAlong,
    modelId,
    label,
    onSend,
    onStop,
    onEditLast,
    onCancel,
    disabled = false,
    children,
  } = props;
  const me = useMe();
  const { draft, clearField, drop } = useAiDraft(me.id, draftKey, initial);
  const writing = useWriting(draft, QUESTION_MAX_LENGTH);
  const { field, written, isTooLong, setWritten } = writing;
  const text = written.text.replace(UNSEEN, "").toWellFormed().trim();
  const along = useAlong(draftKey, initialAlong);
  const { data: models } = useQuery(modelsQuery());
  const model = models?.find(({ id }) => id === modelId);
  const slash = SLASH.exec(written.text)?.[1];
  const [closedAt, setClosedAt] = useState<string>();
  const [isManaging, setManaging] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const listId = useId();
  const isPicking = slash !== undefined && !isManaging && written.text !== closedAt;
  // A text that begins with the same name later has its picker again.
  if (slash === undefined && closedAt !== undefined) setClosedAt(undefined);
  const isOffline = useConnectionState() === "offline";
  const isFit = text !== "" && !alongProblem(along, model) && !isTooLong && !onStop && !disabled;
  const canSend = isFit && along.isReady;
  const mayWait = isFit && !along.isReady && !along.hasFailed;
  const { isWaiting, submit, cancel } = useSendingLater({
    ...{ content: written.text, canSend, mayWait },
    send: () => void send(),
  });
  const isRepeat = useRef(false);

  // Touch screens would open their keyboard over the messages.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [field]);

  async function send() {
    clearField();
    const { kept: sent } = along;
    const { files, context } = sent;
    try {
      await onSend({ text, fileIds: files.map(({ id }) => id), context: [...context] });
      drop(written.text);
      along.clear(sent);
    } catch (error) {
      // Unless something else was written meanwhile.
      if (field.current?.value === "") setWritten(written);
      showError(error);
    }
  }

  function onKey({ key }: KeyboardEvent) {
    if (key === "Escape" && onStop) onStop();
    else if (key === "Escape" && onCancel) onCancel();
    else if (key === "ArrowUp" && written.text === "" && onEditLast) onEditLast();
    else return false;
    return true;
  }

  /** In place of what was typed of its name. */
  function completePrompt(text: string) {
    writing.apply({ start: 0, end: written.text.length, text });
  }

  /** At the caret. */
  function insertPrompt(text: string) {
    if (!field.current) return;
    const { selectionStart: start, selectionEnd: end } = field.current;
    writing.apply({ start, end, text });
  }

  const showActive = useCallback(
    (id: string | undefined) => {
      if (id) field.current?.setAttribute("aria-activedescendant", id);
      else field.current?.removeAttribute("aria-activedescendant");
    },
    [field],
  );

  function onKeyDownCapture(event: KeyboardEvent<HTMLElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    // Keys of the dialog come by here, too.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const isInField = event.target === field.current;
    isRepeat.current = event.repeat;
    // A button that is held down would begin and end the waiting by turns.
    const isHeld = event.repeat && event.key === "Enter" && !isInField;
    const isCancel = isWaiting && event.key === "Escape";
    if (isCancel) cancel();
    else if (!isHeld && !(isInField && isPicking && keys.current?.(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      onKeyDownCapture={onKeyDownCapture}
      className="relative rounded-lg border border-line-strong bg-raised shadow-sm transition-colors focus-within:border-focus"
    >
      <DropArea onFiles={along.addFiles}>Drop to add to your question</DropArea>
      {isPicking && (
        <PromptPicker
          id={listId}
          query={slash}
          keys={keys}
          onActive={showActive}
          onPick={({ text }) => completePrompt(text)}
          onClose={() => setClosedAt(written.text)}
        />
      )}
      {!along.isEmpty && <AlongRow along={along} model={model} onRemoved={cancel} />}
      <ComposerField
        channel={null}
        Picker={ContextPicker}
        onPicked={({ target }) => {
          if (target && "id" in target) along.addObject(target);
        }}
        writing={writing}
        label={label}
        onEnter={() => !isRepeat.current && submit()}
        onKey={onKey}
        onFiles={along.addFiles}
      />
      {isTooLong && (
        <p role="alert" className="px-3 pb-1 text-danger text-xs">
          A question may have {QUESTION_MAX_LENGTH.toLocaleString("en-US")} characters at most.
        </p>
      )}
      <p role="status" className="px-3 pb-1 text-muted text-xs empty:hidden">
        {isOffline
          ? "You are offline. What you write is kept here: send it once you are back."
          : isWaiting && "Your question is sent once its files are read."}
      </p>
      <div className="flex items-center gap-1 px-1.5 pb-1.5">
        <AttachButton onFiles={along.addFiles} />
        <IconButton label="Create an image" onClick={() => setDrawing(true)}>
          <ImagePlus />
        </IconButton>
        {children}
        <IconButton size="sm" label="Saved prompts" onClick={() => setManaging(true)}>
          <BookText />
        </IconButton>
        <span className="flex-1" />
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        {onStop ? (
          <IconButton label="Stop" shortcut="escape" variant="solid" onClick={onStop}>
            <Square className="fill-current" />
          </IconButton>
        ) : (
          <IconButton
            label={isWaiting ? "Don’t send yet" : mayWait ? "Send, once the files are read" : "Send"}
            shortcut={isWaiting ? "escape" : "enter"}
            variant={canSend || isWaiting ? "solid" : "ghost"}
            disabled={!canSend && !mayWait}
            onClick={isWaiting ? cancel : submit}
          >
            {isWaiting ? <X /> : <SendHorizontal />}
          </IconButton>
        )}
      </div>
      {isDrawing && (
        <ImageDialog
          channelId={null}
          insertLabel="Add to question"
          onInsert={along.addUploaded}
          onClose={() => setDrawing(false)}
        />
      )}
      <PromptsDialog open={isManaging} onOpenChange={setManaging} onUse={insertPrompt} />
    </div>
  );
}
