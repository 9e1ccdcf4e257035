import { useEffect, useEffectEvent } from "react";

/** Where what opens over the page is left by the gesture that goes back. */
const NARROW = "(width < 48rem)";
/** After a popup has closed, what was chosen in it may open another one, or another page. */
const SETTLES_MS = 50;

type Popup = { close: () => void; address: string };

/** What is open, the last one on top. Each has an entry in the history, whose state says how many there are. */
const open: Popup[] = [];
let isTraversing = false;

const entries = (): number => (history.state as { popups?: number } | null)?.popups ?? 0;

/** Makes as many entries as there are popups. */
function settle(): void {
  // The browser goes back at some later time: until then an entry would land in the wrong place.
  if (isTraversing) return;
  const excess = entries() - open.length;
  if (excess > 0) {
    isTraversing = true;
    history.go(-excess);
  }
  for (let popups = entries() + 1; popups <= open.length; popups++)
    // With the state of Next, which knows the address already.
    history.pushState({ ...history.state, popups }, "");
}

function onPopState(event: PopStateEvent): void {
  const wasOwn = isTraversing;
  isTraversing = false;
  const left = wasOwn ? [] : open.splice(entries());
  // Where the page stays Next has nothing to restore, and would give up the page that is on its way.
  if (wasOwn || left[0]?.address === location.href) event.stopImmediatePropagation();
  for (const { close } of left) close();
  // Entries of popups that a page was opened from are passed over.
  settle();
}

function add(close: () => void): () => void {
  if (open.length === 0) addEventListener("popstate", onPopState, { capture: true });
  const popup: Popup = { close, address: location.href };
  open.push(popup);
  settle();
  return () => {
    const at = open.indexOf(popup);
    if (at >= 0) open.splice(at, 1);
    setTimeout(settle, SETTLES_MS);
  };
}

/** On a narrow screen the gesture or button that goes back closes what is open, instead of leaving the page. */
export function useBackCloses(isOpen: boolean, close: () => void): void {
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (isOpen && matchMedia(NARROW).matches) return add(() => onBack());
  }, [isOpen]);
}
