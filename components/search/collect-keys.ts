import { isInputMethodKey } from "@/components/ui/input-method";

type Keys = { onText: (change: (text: string) => string) => void; onCancel: () => void };

/**
 * Collects what is typed after a dialog was asked for, until a field of it has the focus: its code may still be on its
 * way, and the keys would go to whatever had the focus before.
 */
export function collectKeys({ onText, onCancel }: Keys): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const stop = () => listeners.abort();

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    const isText = [...key].length === 1 && (!hasModifier(event) || event.getModifierState("AltGraph"));
    if (isInputMethodKey(event) || !(isText || key === "Backspace" || key === "Enter" || key === "Escape"))
      return;
    event.preventDefault();
    event.stopPropagation();
    if (isText) onText((text) => text + key);
    else if (key === "Backspace") onText((text) => [...text].slice(0, -1).join(""));
    else if (key === "Escape") {
      stop();
      onCancel();
    }
  }

  window.addEventListener("keydown", onKeyDown, { capture: true, signal });
  document.addEventListener(
    "focusin",
    ({ target }) => target instanceof Element && target.closest("[role=dialog]") && stop(),
    { signal },
  );
  return stop;
}

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey;
