"use client";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { raisesKeyboard } from "@/components/ui/sheet";
import { emojiQuery } from "@/lib/emoji/queries";
import { CATEGORIES, type Category, emojiOf, searchEmoji } from "./emoji-data";
import { EmojiGrid, type GridItem } from "./emoji-grid";
import { chooseTone, chosenTone, recentEmoji, rememberEmoji } from "./emoji-memory";
import { SKIN_TONES, withTone } from "./skin-tone";

const TONE_NAMES = ["no skin tone", "light", "medium light", "medium", "medium dark", "dark"];
const MAX_FOUND = 64;

export type EmojiPickerProps = {
  workspaceId: string | null;
  /** An emoji of Unicode, or `:name:`. */
  onPick: (emoji: string) => void;
};

/** Loaded when first opened, with the names of all emoji. */
export default function EmojiPicker({ workspaceId, onPick }: EmojiPickerProps) {
  const [query, setQuery] = useState("");
  const [tab, setTab] = useState<"recent" | Category>("recent");
  const [tone, setTone] = useState(chosenTone);
  const [recent] = useState(recentEmoji);
  const wanted = useDeferredValue(query.trim());
  const results = useRef<HTMLDivElement>(null);
  const { data: custom = [] } = useQuery({ ...emojiQuery(workspaceId ?? ""), enabled: workspaceId !== null });

  function pick(emoji: string) {
    rememberEmoji(emoji);
    onPick(emoji);
  }

  const toned = (list: ReturnType<typeof emojiOf>): GridItem[] =>
    list.map(({ emoji, description }) => ({ emoji: withTone(emoji, tone), label: description }));

  function sectionsFor(wanted: string): [string, GridItem[]][] {
    const own: GridItem[] = custom
      .filter(({ name }) => name.includes(wanted.toLowerCase().replaceAll(":", "")))
      .map(({ name }) => ({ emoji: `:${name}:`, label: name }));
    const known = new Set(own.map(({ emoji }) => emoji));
    if (wanted) return [["Found", [...own, ...toned(searchEmoji(wanted, MAX_FOUND))]]];
    if (tab !== "recent") return [[tab, toned(emojiOf(tab))]];
    const used = recent.filter((emoji) => !emoji.startsWith(":") || known.has(emoji));
    return [
      ["Recently used", used.map((emoji) => ({ emoji, label: emoji }))],
      ["Of this workspace", own],
      [CATEGORIES[0][0], toned(emojiOf(CATEGORIES[0][0]))],
    ];
  }

  /** From the search field the arrow goes into the results, and Enter takes the first. */
  function onSearchKey(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "ArrowDown")
      results.current?.querySelector<HTMLButtonElement>("fieldset button")?.focus();
    else if (event.key === "Enter") {
      // Of what is typed: who types fast is ahead of what is drawn.
      const [first] = sectionsFor(query.trim()).flatMap(([, items]) => items);
      if (first) pick(first.emoji);
    } else return;
    event.preventDefault();
  }

  const shown = sectionsFor(wanted).filter(([, items]) => items.length > 0);
  return (
    <div className="flex flex-col gap-2">
      <Input
        type="search"
        aria-label="Search emoji"
        placeholder="Search emoji"
        autoFocus={!raisesKeyboard()}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onSearchKey}
      />
      <div role="toolbar" aria-label="Categories" className="flex justify-between overflow-x-auto">
        {([["recent", "🕘"], ...CATEGORIES] as const).map(([name, sign]) => (
          <button
            key={name}
            type="button"
            aria-label={name === "recent" ? "Recently used" : name}
            title={name === "recent" ? "Recently used" : name}
            aria-pressed={!wanted && tab === name}
            onClick={() => {
              setTab(name);
              setQuery("");
            }}
            className={cn(
              "flex size-7 shrink-0 items-center justify-center rounded-md text-base hover:bg-hover pointer-coarse:size-11 pointer-coarse:text-lg",
              !wanted && tab === name ? "bg-accent-soft" : "grayscale hover:grayscale-0",
            )}
          >
            {sign}
          </button>
        ))}
      </div>
      <div ref={results} className="h-56 sheet:h-[38dvh] overflow-y-auto overscroll-contain">
        {shown.map(([name, items]) => (
          <div key={name} className="mb-1">
            <p className="px-1 py-0.5 font-medium text-muted text-xs">{name}</p>
            <EmojiGrid label={name} items={items} workspaceId={workspaceId} onPick={pick} />
          </div>
        ))}
        {shown.length === 0 && <p className="p-4 text-center text-muted text-sm">No emoji called that.</p>}
      </div>
      <div role="radiogroup" aria-label="Skin tone" className="flex items-center gap-0.5 border-t pt-2">
        {SKIN_TONES.map((each, index) => (
          <label
            key={each || "none"}
            title={TONE_NAMES[index]}
            className="flex size-7 cursor-pointer pointer-coarse:size-11 items-center justify-center rounded-md hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2"
          >
            <input
              type="radio"
              name="skin-tone"
              className="sr-only"
              aria-label={TONE_NAMES[index]}
              checked={tone === each}
              onChange={() => {
                setTone(each);
                chooseTone(each);
              }}
            />
            {withTone("✋", each)}
          </label>
        ))}
      </div>
    </div>
  );
}
