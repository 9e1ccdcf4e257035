"use client";
import {
  AlignLeft,
  Check,
  CornerDownLeft,
  Languages,
  type LucideIcon,
  Megaphone,
  PenLine,
  ScissorsLineDashed,
  Sparkles,
  SpellCheck,
  StretchHorizontal,
} from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { itemStyles } from "@/components/ui/popup-styles";
import { LANGUAGES, TONES, WRITING_ACTIONS, type WritingAction } from "@/lib/ai/writing/actions";
import { MAX_INSTRUCTION_CHARS, MAX_OPTION_CHARS } from "@/lib/ai/writing/limits";
import type { Asked } from "./use-writing-help";

const ICONS: Partial<Record<WritingAction, LucideIcon>> = {
  improve: Sparkles,
  fix: SpellCheck,
  shorten: ScissorsLineDashed,
  lengthen: StretchHorizontal,
  tone: Megaphone,
  translate: Languages,
  continue: PenLine,
};
const REWRITES = ["improve", "fix", "shorten", "lengthen", "tone", "translate"] as const;
/** Further words that an action is found by. */
const KEYWORDS: Partial<Record<WritingAction, string>> = {
  improve: "rewrite better clear",
  fix: "correct proofread typos",
  shorten: "summarize brief concise cut",
  lengthen: "longer expand more",
  tone: "voice style formal friendly",
  translate: "language",
  continue: "go on more next",
};

type Level = "actions" | "tone" | "language";
type Item = { id: string; label: string; icon: LucideIcon; asked?: Asked; leadsTo?: Level };

type WritingMenuProps = {
  /** Whether there are words to change. */
  hasText: boolean;
  canContinue: boolean;
  onAsk: (asked: Asked) => void;
  onClose: () => void;
};

/** Chooses what a model does with a text: an action, or what one types. Arrows and Enter work the list from the field. */
export function WritingMenu({ hasText, canContinue, onAsk, onClose }: WritingMenuProps) {
  const id = useId();
  const [level, setLevel] = useState<Level>("actions");
  const [typed, setTyped] = useState("");
  const [current, setCurrent] = useState(0);
  const items = itemsOf(level, typed, { hasText, canContinue });
  const index = Math.min(current, items.length - 1);
  const field = useRef<HTMLInputElement>(null);
  // Once it has its place: the page would scroll to where it was before.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: "nearest" });
  }, [id, index]);

  function go(next: Level) {
    setLevel(next);
    setTyped("");
    setCurrent(0);
  }
  function choose(item: Item | undefined) {
    if (item?.leadsTo) go(item.leadsTo);
    else if (item?.asked) onAsk(item.asked);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "ArrowDown") setCurrent((index + 1) % Math.max(items.length, 1));
    else if (event.key === "ArrowUp") setCurrent((index + items.length - 1) % Math.max(items.length, 1));
    else if (event.key === "Enter") choose(items[index]);
    else if (event.key === "Escape" && level !== "actions") go("actions");
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="flex flex-col gap-1">
      <Input
        role="combobox"
        aria-label={PROMPTS[level]}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={items.length > 0 ? `${id}-${index}` : undefined}
        ref={field}
        placeholder={PROMPTS[level]}
        maxLength={level === "actions" ? MAX_INSTRUCTION_CHARS : MAX_OPTION_CHARS}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setCurrent(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={id}
        role="listbox"
        aria-label="What AI can do"
        className="max-h-64 overflow-y-auto overscroll-contain"
      >
        {items.map((item, at) => (
          <div
            key={item.id}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            data-highlighted={at === index ? "" : undefined}
            className={cn(itemStyles, "w-full")}
            onPointerMove={() => setCurrent(at)}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(item);
            }}
          >
            <item.icon aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

const PROMPTS: Record<Level, string> = {
  actions: "Tell AI what to do",
  tone: "Which tone?",
  language: "Into which language?",
};

function itemsOf(
  level: Level,
  typed: string,
  { hasText, canContinue }: Pick<WritingMenuProps, "hasText" | "canContinue">,
): Item[] {
  const wanted = fold(typed.trim());
  const isWanted = (words: string) =>
    fold(words)
      .split(" ")
      .some((word) => word.startsWith(wanted)) || fold(words).startsWith(wanted);
  if (level !== "actions") {
    const action = level === "tone" ? "tone" : "translate";
    const known: readonly string[] = level === "tone" ? TONES : LANGUAGES;
    const found = known.filter(isWanted);
    const own = wanted && !known.some((one) => fold(one) === wanted) ? [typed.trim()] : [];
    return [...found, ...own].map((option) => ({
      ...{ id: option, label: option, icon: Check, asked: { action, option } },
    }));
  }
  const actions: WritingAction[] = [
    ...(hasText ? REWRITES : []),
    ...(canContinue ? (["continue"] as const) : []),
  ];
  const rows = actions
    .filter((action) => isWanted(`${WRITING_ACTIONS[action].label} ${KEYWORDS[action] ?? ""}`))
    .map((action): Item => {
      const { label } = WRITING_ACTIONS[action];
      const leadsTo = action === "tone" ? "tone" : action === "translate" ? "language" : undefined;
      return {
        ...{ id: action, icon: ICONS[action] ?? AlignLeft, label: leadsTo ? `${label}…` : label },
        ...(leadsTo ? { leadsTo } : { asked: { action } }),
      };
    });
  if (!wanted) return rows;
  const instruction = typed.trim();
  const own: Item = {
    id: "custom",
    icon: CornerDownLeft,
    label: `“${instruction}”`,
    asked: { action: "custom", instruction },
  };
  // A word that begins an action's name is rather that; a sentence is an instruction.
  return instruction.includes(" ") ? [own, ...rows] : [...rows, own];
}
