"use client";
import {
  type ChangeEvent,
  type ClipboardEvent,
  type ComponentType,
  type KeyboardEvent,
  useId,
  useRef,
  useState,
} from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { cn } from "@/components/ui/cn";
import { atFirstInput } from "@/components/ui/first-input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { onDemand } from "@/components/ui/on-demand";
import { StyledText } from "./styled-text";
import type { Completion } from "./suggestion";
import type { PickerProps } from "./suggestion-options";
import type { Trigger } from "./triggers";
import type { Writing } from "./use-writing";

/**
 * Of the field and of the words under it: where they differ, the caret stands beside its place. Kerning, ligatures and
 * contextual letters would make them differ, since they end where a styled part does.
 */
const SAME_TEXT =
  "[font-feature-settings:'cv05','cv11','calt'_0] [font-kerning:none] [font-variant-ligatures:none] col-start-1 row-start-1 block min-h-8 w-full min-w-0 px-3 py-1.5 text-base leading-5 pointer-coarse:min-h-11 pointer-coarse:py-3 pointer-coarse:text-[1rem]";

const SuggestionList = onDemand(() => import("./suggestion-list"));

type Input = typeof import("./field-input");
let input: Input | null = null;
const loadInput = async () => {
  input ??= await import("./field-input");
  return input;
};
atFirstInput(loadInput);

type ComposerFieldProps = {
  /** Null outside of channels: names and commands mean nothing there, unless `Picker` offers some. */
  channel: MessageChannel | null;
  /** Offers what a name or sign that is typed may become, in place of the channel's. */
  Picker?: ComponentType<PickerProps & { trigger: Trigger }>;
  /** A suggestion was picked, and stands in the text. */
  onPicked?: (completion: Completion) => void;
  writing: Writing;
  label: string;
  /** Enter, where it doesn't go on with a list or code. */
  onEnter: () => void;
  /** Handles a key here; returns whether it was handled. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  /** Pictures and files from the clipboard. */
  onFiles: (files: File[]) => void;
  /** Changes a message that is there already: it can't be a command, and isn't where one goes to write. */
  isEditor?: boolean;
  /** Enter begins a line, as Shift and Enter do elsewhere. */
  breaksOnEnter?: boolean;
};

/** The text field for a message, new or changed, with its keys and the picker over it. */
export function ComposerField(props: ComposerFieldProps) {
  const { channel, Picker, writing, label, onEnter, onKey, onFiles } = props;
  const { isEditor = false, breaksOnEnter = false } = props;
  const { field, written } = writing;
  const { text } = written;
  const listId = useId();
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [closedAt, setClosedAt] = useState(-1);
  const [activeOption, setActiveOption] = useState<string>();
  const open = trigger && trigger.start !== closedAt ? trigger : null;

  function look(element: HTMLTextAreaElement, { triggerOf }: Input) {
    const found = triggerOf(element);
    const typed = found && element.value.slice(found.start, element.selectionEnd);
    // A picked suggestion needs no picker.
    const isPicked = written.mentions.some(({ label }) => label === typed);
    const next = !(channel || Picker) || isPicked || (isEditor && found?.kind === "command") ? null : found;
    setTrigger(next);
    if (next?.start !== closedAt) setClosedAt(-1);
  }

  function onChange({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) {
    writing.change(target.value);
    const typed = { value: target.value, caret: target.selectionStart };
    const follow = (loaded: Input) => {
      look(target, loaded);
      if (nativeEvent instanceof InputEvent)
        void loaded.onTyped(target, { ...typed, event: nativeEvent }, writing.apply);
    };
    // What is typed first of all counts, too.
    if (input) follow(input);
    else void loadInput().then(follow, () => {});
  }

  /** Where the code can't be loaded, a key does what it does without. */
  async function onEnterKey(element: HTMLTextAreaElement, isShift: boolean) {
    const { value, selectionStart, selectionEnd } = element;
    // What it sends can't wait: more may be typed meanwhile.
    if (!isShift && !/```|~~~/.test(value)) return onEnter();
    const pressed = { value, selectionStart, selectionEnd };
    const edit = (input ?? (await loadInput().catch(() => null)))?.onEnter(element, pressed, isShift);
    if (edit ?? isShift) writing.apply(edit ?? { start: selectionStart, end: selectionEnd, text: "\n" });
    else onEnter();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    const { currentTarget: element, shiftKey } = event;
    if (open && keys.current?.(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onEnter();
      else void onEnterKey(element, shiftKey || breaksOnEnter);
    } else if (event.key === "Tab") {
      const edit = input?.onTab(element, shiftKey);
      if (!edit) return;
      event.preventDefault();
      writing.apply(edit);
    } else if (onKey?.(event) || input?.onFormatKey(event)) {
      event.preventDefault();
    }
  }

  async function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { clipboardData: data, currentTarget: element } = event;
    const clipboard = {
      plain: data.getData("text/plain"),
      html: data.getData("text/html"),
      files: [...data.files],
    };
    const { plain, html, files } = clipboard;
    // What is only text, and no cells or address, the browser takes best.
    if (files.length === 0 && !/<table|<li|<img|mso-list/i.test(html) && !/\t|^\s*https?:\S+\s*$/.test(plain))
      return;
    event.preventDefault();
    // At once where that is possible: Enter may follow.
    const module = input ?? (await loadInput().catch(() => null));
    const { selectionStart: start, selectionEnd: end } = element;
    if (module) module.onPaste(clipboard, element, writing.apply, onFiles);
    else if (plain) writing.apply({ start, end, text: plain });
    else onFiles(files);
  }

  const picker = open && {
    ...{ id: listId, trigger: open, keys, onActive: setActiveOption },
    onClose: () => setClosedAt(open.start),
    onPick(completion: Completion) {
      writing.complete(open.start, completion);
      setTrigger(null);
      props.onPicked?.(completion);
    },
  };

  return (
    <div className="relative min-w-0 flex-1">
      {picker &&
        (Picker ? (
          <Picker key={picker.trigger.kind + picker.trigger.start} {...picker} />
        ) : (
          channel && (
            <SuggestionList key={picker.trigger.kind + picker.trigger.start} channel={channel} {...picker} />
          )
        ))}
      {/* The words lie under the field and give it its height. */}
      <div className="grid max-h-[40dvh] overflow-y-auto">
        <StyledText written={written} className={SAME_TEXT} />
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
          onChange={onChange}
          onSelect={({ currentTarget }) => input && look(currentTarget, input)}
          onBlur={() => setTrigger(null)}
          onKeyDown={onKeyDown}
          onPaste={(event) => void onPaste(event)}
          className={cn(
            SAME_TEXT,
            "resize-none overflow-hidden break-words bg-transparent text-transparent caret-ink outline-none selection:bg-accent/25 selection:text-transparent forced-colors:text-[CanvasText]",
          )}
        />
      </div>
    </div>
  );
}
