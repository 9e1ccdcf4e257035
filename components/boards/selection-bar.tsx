"use client";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

type SelectionBarProps = {
  count: number;
  onMove: () => void;
  onMenu: (at: { x: number; y: number }, byKeyboard: boolean) => void;
  onClear: () => void;
};

/** What one can do with the cards that are selected. */
export function SelectionBar({ count, onMove, onMenu, onClear }: SelectionBarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Selected cards"
      className="flex shrink-0 items-center gap-1.5 border-b bg-accent-soft px-3 py-1.5"
    >
      <span className="mr-1 font-medium text-sm tabular-nums">
        {count} {count === 1 ? "card" : "cards"} selected
      </span>
      <Button size="sm" onClick={onMove}>
        Move to…
      </Button>
      <Button
        size="sm"
        aria-haspopup="menu"
        onClick={({ currentTarget, detail }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onMenu({ x: left, y: bottom + 4 }, detail === 0);
        }}
      >
        More
      </Button>
      <IconButton size="sm" label="Select none" shortcut="escape" className="ml-auto" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
