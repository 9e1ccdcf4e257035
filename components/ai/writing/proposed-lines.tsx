"use client";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";

type Line = { title: string; isKept: boolean };

/** Proposed titles, each of which can be changed and left out. */
export function useProposedLines(proposed: readonly string[] | null) {
  const [changed, setChanged] = useState<{ of: readonly string[]; lines: Line[] } | null>(null);
  const lines =
    changed && changed.of === proposed
      ? changed.lines
      : (proposed ?? []).map((title) => ({ title, isKept: true }));
  return {
    lines,
    kept: lines.flatMap(({ title, isKept }) => (isKept && title.trim() ? [title.trim()] : [])),
    set: (index: number, change: Partial<Line>) =>
      proposed && setChanged({ of: proposed, lines: lines.with(index, { ...lines[index]!, ...change }) }),
  };
}

type ProposedLinesProps = {
  label: string;
  value: ReturnType<typeof useProposedLines>;
  maxLength: number;
  disabled: boolean;
};

export function ProposedLines({ label, value, maxLength, disabled }: ProposedLinesProps) {
  if (value.lines.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1" disabled={disabled}>
      <legend className="pb-1 font-medium text-sm">{label}</legend>
      {value.lines.map(({ title, isKept }, index) => (
        <div key={String(index)} className="flex items-center gap-2">
          <Checkbox
            label={`Keep “${title}”`}
            hideLabel
            checked={isKept}
            disabled={disabled}
            onCheckedChange={(next) => value.set(index, { isKept: next })}
          />
          <Input
            aria-label={`${label}, ${index + 1}`}
            className="flex-1"
            maxLength={maxLength}
            value={title}
            disabled={!isKept}
            onChange={(event) => value.set(index, { title: event.target.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
