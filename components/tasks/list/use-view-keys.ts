"use client";
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useEffectEvent } from "react";
import { isTyping } from "@/components/shell/shortcut-keys";
import { isInputMethodKey } from "@/components/ui/input-method";
import { hasSingleKeys } from "../actions/single-keys";

export const isBare = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  !ctrlKey && !metaKey && !altKey && !shiftKey;

/**
 * The keys of a view of tasks. In fields, menus and dialogs, and while text is composed, they are letters.
 * @param isOfView the keys that also work where nothing has the focus
 */
export function useViewKeys(
  commandOf: (event: KeyboardEvent) => (() => void) | undefined,
  isOfView: (event: KeyboardEvent) => boolean,
) {
  function handle(event: KeyboardEvent) {
    if (event.key.length === 1 && event.key !== " " && isBare(event) && !hasSingleKeys()) return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    command();
  }

  const onWindowKey = useEffectEvent((event: KeyboardEvent) => {
    const isNowhere = !document.activeElement || document.activeElement === document.body;
    if (event.defaultPrevented || isInputMethodKey(event) || !isNowhere) return;
    if (isOfView(event)) handle(event);
  });
  useEffect(() => {
    window.addEventListener("keydown", onWindowKey);
    return () => window.removeEventListener("keydown", onWindowKey);
  }, []);

  return {
    onKeyDown({ nativeEvent: event, currentTarget, target }: ReactKeyboardEvent<HTMLElement>) {
      // Events of menus and dialogs come here too, since React's go by its own tree.
      if (!(target instanceof Element) || !currentTarget.contains(target)) return;
      if (event.defaultPrevented || isInputMethodKey(event) || isTyping(target)) return;
      handle(event);
    },
  };
}
