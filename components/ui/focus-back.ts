import type { RefObject } from "react";

/**
 * The element that gets the focus when a popup closes: its button, unless the focus is elsewhere by then. A dialog
 * that a menu item has opened keeps it, as does a field that was clicked. A removed button gets nothing. In place of one that can't be seen, as in a message's toolbar where
 * one touches, its message gets it.
 */
export const focusBack =
  (popup: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null> | undefined) => () => {
    const { activeElement: active, body } = document;
    const isElsewhere = active && active !== body && !popup.current?.contains(active);
    if (isElsewhere) return false;
    if (!button) return true;
    const isSeen = button.current?.checkVisibility({ opacityProperty: true });
    if (isSeen) return button.current ?? false;
    // Not by its answer: of what can't be tabbed to, it gives the focus to the first part that can.
    button.current?.closest<HTMLElement>("[data-row]")?.focus();
    return false;
  };
