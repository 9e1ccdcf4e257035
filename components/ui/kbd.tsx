"use client";
import { cn } from "./cn";
import { useIsApple } from "./platform";

const apple: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥", enter: "↵", escape: "Esc" };
const others: Record<string, string> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  enter: "Enter",
  escape: "Esc",
};
const arrows: Record<string, string> = { arrowup: "↑", arrowdown: "↓", arrowleft: "←", arrowright: "→" };

/** A key combination such as "mod+shift+k", in the signs of the person's system. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isApple = useIsApple();
  const parts = keys.split("+").map((key) => {
    const name = key.toLowerCase();
    return (isApple ? apple : others)[name] ?? arrows[name] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
  return (
    <kbd
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border base:border-line base:bg-surface px-1 font-medium font-sans text-2xs base:text-muted leading-none",
        className,
      )}
    >
      {parts.join(isApple ? "" : "+")}
    </kbd>
  );
}
