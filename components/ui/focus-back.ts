import type { RefObject } from "react";

/**
 * What gets the focus when a popup closes: its button, unless the focus is elsewhere by then. A dialog that an item of a
 * menu has opened keeps it, as does a field that somebody has clicked. A button that has gone meanwhile gets nothing.
 */
export const focusBack =
  (popup: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null> | undefined) => () => {
    const { activeElement: active, body } = document;
    const isElsewhere = active && active !== body && !popup.current?.contains(active);
    return isElsewhere ? false : button ? (button.current ?? false) : true;
  };
