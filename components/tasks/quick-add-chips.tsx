"use client";
import { CalendarDays, Flag, Repeat, Tag, User, X } from "lucide-react";
import type { Chip, Named } from "@/lib/tasks/quick-add";
import { chipWords } from "./chip-words";

const ICONS = {
  due: CalendarDays,
  repeat: Repeat,
  assignee: User,
  label: Tag,
  newLabel: Tag,
  priority: Flag,
};

type QuickAddChipsProps = {
  chips: readonly Chip[];
  people: readonly Named[];
  labels: readonly Named[];
  onRefuse: (chip: Chip) => void;
};

/** What was understood of a line; a click makes a part of it text again. */
export function QuickAddChips({ chips, people, labels, onRefuse }: QuickAddChipsProps) {
  const understood = chips.map((chip) => ({ chip, words: chipWords(chip, people, labels) }));
  return (
    <>
      {understood.length > 0 && (
        <ul aria-label="Understood" className="flex flex-wrap gap-1.5 pt-1 pb-2 pl-6">
          {understood.map(({ chip, words }) => {
            const Icon = ICONS[chip.kind];
            return (
              <li key={chip.start} className="max-w-full">
                <button
                  type="button"
                  aria-label={`${words}. Keep “${chip.text}” as text`}
                  title={`Keep “${chip.text}” as text`}
                  // The field keeps the focus.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onRefuse(chip)}
                  className="flex h-6 max-w-full items-center gap-1.5 rounded-md bg-press px-2 text-ink text-xs hover:bg-hover pointer-coarse:h-11 pointer-coarse:px-3 [&_svg]:size-3.5 [&_svg]:shrink-0"
                >
                  <Icon aria-hidden="true" className="text-muted" />
                  <span className="truncate">{words}</span>
                  <X aria-hidden="true" className="text-muted" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status" className="sr-only">
        {understood.map(({ words }) => words).join(". ")}
      </p>
    </>
  );
}
