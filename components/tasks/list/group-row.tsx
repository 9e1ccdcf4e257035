"use client";
import { ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { ROW_HEIGHT } from "./row-height";

type GroupRowProps = {
  label: string;
  count?: number;
  isOpen: boolean;
  onToggle: () => void;
  /** Names the group to what is dropped under its heading. */
  group?: string;
};

/** The heading of a group, which folds it. */
export function GroupRow({ label, count, isOpen, onToggle, group }: GroupRowProps) {
  return (
    <li
      {...(group && { "data-drag-item": `${group} heading` })}
      className={cn("flex items-end px-2 pb-1 pointer-coarse:items-center pointer-coarse:pb-0", ROW_HEIGHT)}
    >
      <h2 className="contents">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="flex h-7 items-center gap-1.5 rounded-md px-1.5 font-medium text-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:h-11"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn("size-3.5 transition-transform duration-150", isOpen && "rotate-90")}
          />
          {label}
          {count !== undefined && <span className="text-xs tabular-nums">{count}</span>}
        </button>
      </h2>
    </li>
  );
}
