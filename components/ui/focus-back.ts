import type { RefObject } from "react";

/**
 * The element that gets the focus when a popup closes: its button, unless the focus is elsewhere by then. A dialog that an item of a
 * menu has opened keeps it, as does a field that was clicked. A button that was removed meanwhile gets nothing.
 */
export const focusBack =
  (popup: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null> | undefined) => () => {
    const { activeElement: active, body } = document;
    const isElsewhere = active && active !== body && !popup.current?.contains(active);
    return isElsewhere ? false : button ? (button.current ?? false) : true;
  };
