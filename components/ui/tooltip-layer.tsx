"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "./kbd";

type Shown = { anchor: HTMLElement; text: string; keys?: string; side: string };

const DELAY = 450;
/** After one tooltip has gone, its neighbors show at once for this many milliseconds. */
const WARM = 300;
const GAP = 6;

/** Shows the tooltip of whatever is pointed at or focused by keyboard. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => listen(setShown), []);

  useLayoutEffect(() => {
    if (shown && element.current) place(element.current, shown);
  }, [shown]);

  if (!shown) return null;
  return (
    <div
      ref={element}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-60 flex w-max max-w-64 items-center gap-2 rounded-md bg-ink px-2 py-1 font-medium text-bg text-xs shadow-md"
    >
      {shown.text}
      {shown.keys && <Kbd keys={shown.keys} className="border-bg/30 bg-transparent text-bg" />}
    </div>
  );
}

function listen(show: (shown: Shown | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: HTMLElement | null = null;
  let isShown = false;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  const stop = new AbortController();

  function hide() {
    clearTimeout(timer);
    if (isShown) hiddenAt = performance.now();
    isShown = false;
    current = null;
    show(null);
  }

  function want(target: EventTarget | null, delay: number) {
    const anchor = target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
    if (anchor === current) return;
    if (current) hide();
    // An open menu says enough by itself.
    if (!anchor || anchor.getAttribute("aria-expanded") === "true") return;
    current = anchor;
    const wait = performance.now() - hiddenAt < WARM ? 0 : delay;
    timer = setTimeout(() => {
      if (!anchor.isConnected) return;
      isShown = true;
      // Read only now: what it says may have loaded meanwhile.
      const { tooltip = "", tooltipKeys, tooltipSide = "top" } = anchor.dataset;
      show({ anchor, text: tooltip, keys: tooltipKeys, side: tooltipSide });
    }, wait);
  }

  const options = { signal: stop.signal, capture: true };
  document.addEventListener(
    "pointerover",
    (event) => event.pointerType === "mouse" && want(event.target, DELAY),
    options,
  );
  document.addEventListener(
    "focusin",
    (event) =>
      event.target instanceof Element && event.target.matches(":focus-visible") && want(event.target, 0),
    options,
  );
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), options);
  for (const type of ["focusout", "pointerdown", "scroll"] as const)
    document.addEventListener(type, hide, options);
  document.documentElement.addEventListener("pointerleave", hide, { signal: stop.signal });
  // The input that fetched this code may have pointed at or focused something already.
  const hovered = matchMedia("(hover: hover)").matches
    ? [...document.querySelectorAll(":hover")].at(-1)
    : null;
  want(hovered ?? document.querySelector("[data-tooltip]:focus-visible"), DELAY);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

function place(element: HTMLElement, { anchor, side }: Shown) {
  const a = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const above = a.top - height - GAP;
  const below = a.bottom + GAP;
  let x = a.left + (a.width - width) / 2;
  let y = a.top + (a.height - height) / 2;
  if (side === "right") x = a.right + GAP;
  else if (side === "left") x = a.left - width - GAP;
  else if (side === "bottom") y = below + height > innerHeight ? above : below;
  else y = above < 0 ? below : above;
  const left = Math.max(4, Math.min(x, innerWidth - width - 4));
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(y)}px)`;
}
