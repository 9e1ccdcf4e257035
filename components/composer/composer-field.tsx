"use client";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { formatSelection } from "@/components/messages/format-selection";
import type { MessageChannel } from "@/components/messages/message-channel";
import { onDemand } from "@/components/ui/on-demand";
import { indent, isInCode, newLine, type Trigger, triggerAt } from "./text-editing";
import type { Writing } from "./use-writing";

const SuggestionList = onDemand(() => import("./suggestion-list"));

type ComposerFieldProps = {
  channel: MessageChannel;
  writing: Writing;
  label: string;
  /** Enter, where it doesn't go on with a list or code. */
  onEnter: () => void;
  /** What a key does in this place; says whether it was used. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  /** Pictures and files from the clipboard. */
  onFiles?: (files: File[]) => void;
  /** Changes a message that is there already: it can't be a command, and isn't where one goes to write. */
  isEditor?: boolean;
};

/** The text field for a message, new or changed, with its keys and the picker over it. */
export function ComposerField(props: ComposerFieldProps) {
  const { channel, writing, label, onEnter, onKey, onFiles, isEditor = false } = props;
  const { field, written } = writing;
  const { text } = written;
  const listId = useId();
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [closedAt, setClosedAt] = useState(-1);
  const [activeOption, setActiveOption] = useState<string>();
  const open = trigger && trigger.start !== closedAt ? trigger : null;
  useGrowing(field, text);

  function look(element: HTMLTextAreaElement) {
    const isCaret = element.selectionStart === element.selectionEnd;
    const found = isCaret ? triggerAt(element.value, element.selectionEnd) : null;
    const typed = found && element.value.slice(found.start, element.selectionEnd);
    // What was picked already needs no picker.
    const isPicked = written.mentions.some(({ label }) => label === typed);
    const next = isPicked || (isEditor && found?.kind === "command") ? null : found;
    setTrigger(next);
    if (next?.start !== closedAt) setClosedAt(-1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    if (open && keys.current?.(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      const isForced = event.ctrlKey || event.metaKey;
      if (!isForced && (event.shiftKey || isInCode(text, start))) writing.apply(newLine(text, start, end));
      else onEnter();
    } else if (event.key === "Tab") {
      const edit = indent(text, start, end, event.shiftKey);
      if (!edit) return;
      event.preventDefault();
      writing.apply(edit);
    } else if (onKey?.(event) || formatSelection(event)) {
      event.preventDefault();
    }
  }

  async function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { clipboardData: data } = event;
    const plain = data.getData("text/plain");
    const html = data.getData("text/html");
    // Text beside a picture wins: programs hand over a picture of what is text.
    const files = plain ? [] : [...data.files];
    const mayBeTable = /<table/i.test(html) || /\t.*\n.*\t/.test(plain);
    if (mayBeTable) {
      event.preventDefault();
      const module = await import("./paste-table").catch(() => null);
      writing.insert(module?.pasteTable({ html, plain }) ?? plain);
    } else if (onFiles && files.length > 0) {
      event.preventDefault();
      onFiles(files);
    }
  }

  return (
    <div className="relative min-w-0 flex-1">
      {open && (
        <SuggestionList
          key={open.kind + open.start}
          id={listId}
          channel={channel}
          trigger={open}
          keys={keys}
          onActive={setActiveOption}
          onClose={() => setClosedAt(open.start)}
          onPick={(completion) => {
            writing.complete(open.start, completion);
            setTrigger(null);
          }}
        />
      )}
      <textarea
        ref={field}
        data-composer={isEditor ? undefined : true}
        rows={1}
        value={text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={activeOption ? listId : undefined}
        aria-activedescendant={activeOption}
        aria-invalid={writing.isTooLong || undefined}
        aria-describedby={isEditor ? undefined : "composer-limit"}
        placeholder={label}
        onChange={(event) => {
          writing.change(event.target.value);
          look(event.target);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => setTrigger(null)}
        onKeyDown={onKeyDown}
        onPaste={(event) => void onPaste(event)}
        className="field-sizing-content block max-h-[40dvh] min-h-8 w-full resize-none bg-transparent px-3 py-1.5 text-base leading-5 outline-none pointer-coarse:min-h-11 pointer-coarse:py-3 pointer-coarse:text-[1rem]"
      />
    </div>
  );
}

/** For browsers that can't size a field by its content in CSS. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    void text;
    const element = field.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
