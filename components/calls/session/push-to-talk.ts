import { isTyping } from "@/components/shell/shortcut-keys";

type Options = { key: string; onHeld: (isHeld: boolean) => void };

/** Where Space presses something, it isn't taken for talking. */
const PRESSABLE =
  "button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=tab], [role=switch]";

/**
 * Opens the microphone while a key is held. What opens it is strict: no text field, no shortcut. What closes it is not:
 * the key let go anywhere with whatever else is held, and anything after which its release wouldn't be heard.
 */
export function pushToTalk({ key, onHeld }: Options) {
  let isHeld = false;
  const set = (next: boolean) => {
    if (isHeld === next) return;
    isHeld = next;
    onHeld(next);
  };
  const release = () => set(false);

  function onKeyDown(event: KeyboardEvent) {
    if (event.code !== key) return;
    // It repeats while it is held, also into a field that was clicked meanwhile.
    if (isHeld) return event.preventDefault();
    if (event.repeat || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (isTyping(event.target)) return;
    if (key === "Space" && event.target instanceof Element && event.target.closest(PRESSABLE)) return;
    event.preventDefault();
    set(true);
  }
  function onKeyUp(event: KeyboardEvent) {
    if (event.code === key) release();
  }
  function onVisibility() {
    if (document.visibilityState === "hidden") release();
  }

  // Captured, since a dialog or an editor may keep keys to itself.
  window.addEventListener("keydown", onKeyDown, { capture: true });
  window.addEventListener("keyup", onKeyUp, { capture: true });
  // Also when the focus goes into a frame.
  window.addEventListener("blur", release);
  window.addEventListener("pagehide", release);
  document.addEventListener("visibilitychange", onVisibility);

  return {
    hold: set,
    stop() {
      release();
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("keyup", onKeyUp, { capture: true });
      window.removeEventListener("blur", release);
      window.removeEventListener("pagehide", release);
      document.removeEventListener("visibilitychange", onVisibility);
    },
  };
}
