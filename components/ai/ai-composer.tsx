"use client";
import { BookText, SendHorizontal, Square } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { ComposerField } from "@/components/composer/composer-field";
import { useWriting } from "@/components/composer/use-writing";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { QUESTION_MAX_LENGTH } from "@/lib/ai/messages/limits";
import { useAiDraft } from "./ai-draft";

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
  /** Rejects where it wasn't sent: what was written stays. */
  onSend: (text: string) => Promise<unknown>;
  /** An answer is being written. */
  onStop?: (() => void) | undefined;
  onEditLast?: () => void;
  onCancel?: () => void;
  disabled?: boolean;
  /** Beside the button, such as the model. */
  children?: ReactNode;
};

/** The composer of an AI chat, with the field and the keys of every other. */
export function AiComposer(props: AiComposerProps) {
  const {
    draftKey,
    initial,
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
  const { field, body, written, isTooLong, setWritten } = writing;
  const slash = SLASH.exec(written.text)?.[1];
  const [closedAt, setClosedAt] = useState<string>();
  const [isManaging, setManaging] = useState(false);
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const listId = useId();
  const isPicking = slash !== undefined && written.text !== closedAt;
  const canSend = body !== "" && !isTooLong && !onStop && !disabled;

  // Touch screens would open their keyboard over the messages.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [field]);

  async function send() {
    if (!canSend) return;
    clearField();
    try {
      await onSend(body);
      drop(written.text);
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

  function insertPrompt(text: string) {
    writing.apply({ start: 0, end: written.text.length, text });
    field.current?.focus();
  }

  const showActive = useCallback(
    (id: string | undefined) => {
      if (id) field.current?.setAttribute("aria-activedescendant", id);
      else field.current?.removeAttribute("aria-activedescendant");
    },
    [field],
  );

  function onPickerKey(event: KeyboardEvent) {
    if (!isPicking || !keys.current?.(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      onKeyDownCapture={onPickerKey}
      className="relative rounded-lg border border-line-strong bg-raised shadow-sm transition-colors focus-within:border-focus"
    >
      {isPicking && (
        <PromptPicker
          id={listId}
          query={slash}
          keys={keys}
          onActive={showActive}
          onPick={({ text }) => insertPrompt(text)}
          onClose={() => setClosedAt(written.text)}
        />
      )}
      <ComposerField
        channel={null}
        writing={writing}
        label={label}
        onEnter={() => void send()}
        onKey={onKey}
        onFiles={() => toast.info("Files can’t be attached to a question yet. Paste their text.")}
      />
      {isTooLong && (
        <p role="alert" className="px-3 pb-1 text-danger text-xs">
          A question may have {QUESTION_MAX_LENGTH.toLocaleString("en-US")} characters at most.
        </p>
      )}
      <div className="flex items-center gap-1 px-1.5 pb-1.5">
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
            label="Send"
            shortcut="enter"
            variant={canSend ? "solid" : "ghost"}
            disabled={!canSend}
            onClick={() => void send()}
          >
            <SendHorizontal />
          </IconButton>
        )}
      </div>
      <PromptsDialog open={isManaging} onOpenChange={setManaging} onUse={insertPrompt} />
    </div>
  );
}
