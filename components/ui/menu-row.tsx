"use client";
import type { KeyboardEvent, ReactNode } from "react";
import { cn } from "./cn";
import { useMenuParts } from "./menu-parts";

const ITEMS = "[role^=menuitem]";

/** Items side by side at the head of a menu: left and right go along it, up and down to the items around it. */
export function MenuRow({ label, children }: { label: string; children: ReactNode }) {
  const Base = useMenuParts();
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
    const all = [...(event.currentTarget.closest("[role=menu]")?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const at = row.indexOf(event.target as HTMLElement);
    const to = {
      ArrowRight: row.at((at + 1) % row.length),
      ArrowLeft: row.at(at - 1),
      ArrowDown: all[all.indexOf(row.at(-1)!) + 1] ?? row[0],
      ArrowUp: all.at(all.indexOf(row[0]!) - 1),
    }[event.key];
    if (at < 0 || !to) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  }
  return (
    <Base.Group aria-label={label} onKeyDown={onKeyDown} className="flex justify-between gap-0.5">
      {children}
    </Base.Group>
  );
}

type MenuRowItemProps = {
  label: string;
  /** Chooses it while the menu is open. */
  shortcut?: string;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuRowItem({ label, shortcut, onSelect, children }: MenuRowItemProps) {
  const Base = useMenuParts();
  return (
    <Base.Item
      aria-label={label}
      title={label}
      data-key={shortcut}
      onClick={onSelect}
      className={cn(
        "flex size-8 cursor-default select-none items-center justify-center rounded-md text-lg outline-none pointer-coarse:size-11 pointer-coarse:text-2xl",
        "data-highlighted:bg-hover [&>svg]:size-4 [&>svg]:text-muted pointer-coarse:[&>svg]:size-5",
      )}
    >
      {children}
    </Base.Item>
  );
}
