import type { KeyboardEvent } from "react";
import { Emoji } from "./custom-emoji";

export const COLUMNS = 8;

export type GridItem = { emoji: string; label: string };

type EmojiGridProps = {
  label: string;
  items: readonly GridItem[];
  workspaceId: string | null;
  onPick: (emoji: string) => void;
};

/** Emoji in rows of eight. Arrow keys move, Home and End go to the ends, Enter picks. */
export function EmojiGrid({ label, items, workspaceId, onPick }: EmojiGridProps) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + COLUMNS,
      ArrowUp: at - COLUMNS,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (at < 0 || to === undefined || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
  }

  return (
    <fieldset aria-label={label} onKeyDown={onKeyDown} className="grid grid-cols-8">
      {items.map(({ emoji, label: name }, index) => (
        <button
          key={emoji}
          type="button"
          tabIndex={index === 0 ? 0 : -1}
          aria-label={name}
          title={name}
          onClick={() => onPick(emoji)}
          className="flex aspect-square items-center justify-center rounded-md text-xl leading-none hover:bg-hover focus-visible:bg-hover"
        >
          <Emoji emoji={emoji} workspaceId={workspaceId} />
        </button>
      ))}
    </fieldset>
  );
}
