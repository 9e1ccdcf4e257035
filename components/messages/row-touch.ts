/** As long as phones take. */
const LONG_PRESS_MS = 450;
/** A finger that holds still moves this much. */
const SLOP = 10;
/** There the browser's own swipe goes back. */
const EDGE = 24;
/** From here on letting go replies. */
const REPLIES_AT = 64;

type RowTouch = {
  onLongPress: (press: PointerEvent) => void;
  /** Left out where there is nothing to swipe for. */
  onSwipe: (() => void) | undefined;
};

/** What moves under a finger by itself. */
const MOVES = "input, textarea, select, video, audio, [role=slider], [contenteditable=true]";

/**
 * Follows one finger on a row, from its press until it lets go: held still it is a long press, drawn aside a swipe.
 * Vertical moves are the browser's (`touch-action` of rows), which then cancels the pointer.
 */
export function followTouch(row: HTMLElement, press: PointerEvent, touch: RowTouch): () => void {
  const target = press.target as Element;
  if (press.pointerType !== "touch" || !press.isPrimary || target.closest(MOVES)) return () => {};
  const listeners = new AbortController();
  const { signal } = listeners;
  const maySwipe = touch.onSwipe && press.clientX >= EDGE && press.clientX <= innerWidth - EDGE;
  let distance: number | null = null;

  const timer = setTimeout(() => {
    end();
    ignoreLettingGo();
    touch.onLongPress(press);
  }, LONG_PRESS_MS);

  function end() {
    clearTimeout(timer);
    listeners.abort();
    if (distance !== null) settle(row);
  }

  row.addEventListener(
    "pointermove",
    ({ pointerId, clientX, clientY }) => {
      if (pointerId !== press.pointerId) return;
      const x = clientX - press.clientX;
      const y = clientY - press.clientY;
      if (distance === null) {
        if (Math.hypot(x, y) < SLOP) return;
        clearTimeout(timer);
        if (!maySwipe || Math.abs(x) < 1.5 * Math.abs(y)) return end();
      }
      distance = x;
      show(row, distance);
    },
    { signal },
  );
  row.addEventListener(
    "pointerup",
    () => {
      const isFar = distance !== null && Math.abs(distance) >= REPLIES_AT;
      end();
      if (isFar) touch.onSwipe?.();
    },
    { signal },
  );
  row.addEventListener("pointercancel", end, { signal });
  return end;
}

const prefersStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The row follows the finger, more slowly once letting go replies. */
function show(row: HTMLElement, distance: number) {
  const far = Math.max(0, Math.abs(distance) - REPLIES_AT);
  const x = Math.sign(distance) * (Math.abs(distance) - far * 0.75);
  row.dataset.swipe = distance < 0 ? "left" : "right";
  row.toggleAttribute("data-swiped", Math.abs(distance) >= REPLIES_AT);
  if (!prefersStill()) row.style.translate = `${x}px`;
}

function settle(row: HTMLElement) {
  const { translate } = row.style;
  row.style.translate = "";
  row.removeAttribute("data-swipe");
  row.removeAttribute("data-swiped");
  if (translate) row.animate({ translate: [translate, "0px"] }, { duration: 150, easing: "ease-out" });
}

/** Letting go after a long press isn't a click on what is below, nor a press beside the menu, which would close it. */
function ignoreLettingGo() {
  const listeners = new AbortController();
  const { signal } = listeners;
  const options = { capture: true, signal };
  const ignore = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "click") listeners.abort();
  };
  for (const type of ["mousedown", "mouseup", "click"] as const)
    window.addEventListener(type, ignore, options);
  window.addEventListener("pointerdown", () => listeners.abort(), options);
}
