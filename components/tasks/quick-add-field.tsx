"use client";
import { Plus } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import type { Completion, Suggestion } from "@/components/composer/suggestion";
import type { Trigger } from "@/components/composer/triggers";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_TITLE } from "@/lib/tasks/limits";
import type { Chip, Named, QuickTask } from "@/lib/tasks/quick-add";
import { useMyZone } from "./due-text";
import type { NamedPerson } from "./quick-add-suggestions";
import { EMPTY_LINE, useUnsentLine } from "./unsent-lines";
import { loadReader, useQuickAddReader } from "./use-quick-add-reader";

/** A title and what is understood beside it. */
const MAX_LINE = 2 * MAX_TITLE;

const NO_CHIPS: Chip[] = [];
const NO_SUGGESTIONS: Suggestion[] = [];

/** In pixels, at the most. */
const LIST_HEIGHT = 300;

type QuickAddFieldProps = {
  channelId: string;
  /** Where in the channel, if there are several fields: each has words of its own. */
  place?: string;
  label?: string;
  /** Shown in it; the label, if there is no other. */
  placeholder?: string;
  people: readonly NamedPerson[];
  labels: readonly Named[];
  /** Whether a label that isn't there is made with the task. */
  canMakeLabels: boolean;
  /** Resolves to whether it was added; a failure has been shown by then. */
  onAdd: (task: QuickTask) => Promise<boolean>;
};

/**
 * Adds a task by a line of words, such as "Pay rent every 1st at 9 @ben". What was understood stands below as chips, of
 * which Backspace behind its words, Escape or a click makes text again.
 */
export function QuickAddField({
  channelId,
  place = "",
  label = "Add a task",
  placeholder = label,
  people,
  labels,
  canMakeLabels,
  onAdd,
}: QuickAddFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { line, read, write } = useUnsentLine(`${channelId} ${place}`);
  const timeZone = useMyZone();
  const [problem, setProblem] = useState<string>();
  const picker = usePicker();
  const { text, refused } = line;
  const [isFocused, setFocused] = useState(false);
  const reader = useQuickAddReader(isFocused || text !== "");
  const context = { now: new Date(), timeZone, people, labels, canMakeLabels, refused };
  const chips = reader?.parse(text, context).chips ?? NO_CHIPS;
  const suggestions = (picker.open && reader?.suggest(picker.open, people, labels, chips)) || NO_SUGGESTIONS;

  function change(next: string) {
    setProblem(undefined);
    // What isn't there any more and is typed again is read again.
    write({ text: next, refused: refused.filter((part) => next.includes(part)) });
  }
  function refuse(chip: Chip) {
    write({ text, refused: [...refused, chip.text] });
    field.current?.focus();
  }
  function pick({ text: name }: Completion) {
    const { start = 0 } = picker.open ?? {};
    const before = `${text.slice(0, start)}${name} `;
    change(before + text.slice(field.current?.selectionEnd ?? text.length).trimStart());
    picker.close();
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  }
  async function add() {
    if (!text.trim()) return;
    write(EMPTY_LINE);
    const reason = await addLine();
    if (reason === null) return;
    // What couldn't be added is there again, unless something else has been typed meanwhile.
    if (!read().text) write(line);
    setProblem(reason);
  }
  /** @returns why it wasn't added; nothing where that has been shown, null where it was */
  async function addLine(): Promise<string | undefined | null> {
    const { parse } = reader ?? (await loadReader().catch(() => ({ parse: null })));
    if (!parse) return "This couldn’t be loaded. Press Enter again when you are connected.";
    const { title, fields } = parse(text, context);
    if (!title.trim()) return "Write what is to be done, too.";
    if (title.length > MAX_TITLE) return `Shorten it to ${MAX_TITLE} characters.`;
    return (await onAdd({ title: title.trim(), ...fields })) ? null : undefined;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (suggestions.length > 0 && picker.keys.current?.(event)) return event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const caret = selectionStart === selectionEnd ? selectionStart : null;
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === "Enter") {
      event.preventDefault();
      void add();
    } else if (event.key === "Backspace" && isBare) {
      // Behind a new label it takes off a letter of its name.
      const chip = chips.find(({ kind, end }) => kind !== "newLabel" && end === caret);
      if (!chip) return;
      event.preventDefault();
      refuse(chip);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      const chip = chips.findLast(({ end }) => end <= (caret ?? 0)) ?? chips.at(-1);
      if (chip) refuse(chip);
      else event.currentTarget.blur();
    }
  }

  const isPicking = suggestions.length > 0;
  // What is being chosen isn't a new label yet.
  const shown = isPicking
    ? chips.filter(({ kind, start }) => kind !== "newLabel" || start !== picker.open?.start)
    : chips;
  const problemId = useId();
  return (
    <div className="relative px-3 focus-within:bg-hover">
      {isPicking && reader && <reader.Suggestions {...picker.list} suggestions={suggestions} onPick={pick} />}
      <div className="flex h-9 items-center gap-2 pointer-coarse:h-11">
        <Plus aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <input
          ref={field}
          role="combobox"
          aria-label={label}
          aria-expanded={isPicking}
          aria-autocomplete="list"
          aria-controls={isPicking ? picker.list.id : undefined}
          aria-activedescendant={isPicking ? picker.active : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? problemId : undefined}
          placeholder={placeholder}
          value={text}
          maxLength={MAX_LINE}
          autoComplete="off"
          enterKeyHint="done"
          onChange={({ target }: ChangeEvent<HTMLInputElement>) => {
            change(target.value);
            if (reader) picker.look(target, reader.nameAt);
          }}
          onFocus={() => setFocused(true)}
          onBlur={picker.close}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted pointer-coarse:text-[1rem]"
        />
      </div>
      {problem && (
        <p id={problemId} role="alert" className="pb-2 pl-6 text-danger text-sm">
          {problem}
        </p>
      )}
      {reader && <reader.Chips chips={shown} people={people} labels={labels} onRefuse={refuse} />}
    </div>
  );
}

/** The state of the list of people or labels over the field. */
function usePicker() {
  const id = useId();
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [closedAt, setClosedAt] = useState(-1);
  const [isBelow, setIsBelow] = useState(false);
  const [active, onActive] = useState<string>();
  const open = trigger && trigger.start !== closedAt ? trigger : null;
  function look(field: HTMLInputElement, nameAt: (text: string, caret: number) => Trigger | null) {
    const next = nameAt(field.value, field.selectionEnd ?? 0);
    setTrigger(next);
    if (next?.start !== closedAt) setClosedAt(-1);
    setIsBelow(field.getBoundingClientRect().top < LIST_HEIGHT);
  }
  const onClose = () => setClosedAt(open?.start ?? -1);
  return {
    open,
    look,
    close: () => setTrigger(null),
    keys,
    active,
    list: { id, keys, isBelow, onActive, onClose },
  };
}
