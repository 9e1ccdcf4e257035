"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { followTouch } from "./row-touch";

let pressed: PointerEvent | null = null;
if (typeof window !== "undefined")
  for (const type of ["pointerdown", "pointerup", "pointercancel"] as const)
    window.addEventListener(
      type,
      (event) => {
        pressed = type === "pointerdown" ? event : null;
      },
      { capture: true, passive: true },
    );

type Options = { hasReply: boolean; onLongPress: (press: PointerEvent) => void; onReply: () => void };

/** Where one touches: a long press on the row opens its actions, a swipe replies. */
export function useRowTouch(inside: RefObject<HTMLElement | null>, options: Options) {
  const { hasReply } = options;
  const onLongPress = useEffectEvent(options.onLongPress);
  const onReply = useEffectEvent(options.onReply);

  useEffect(() => {
    const row = inside.current?.closest<HTMLElement>("[data-row]");
    if (!row || !matchMedia("(pointer: coarse)").matches) return;
    let end = () => {};
    const follow = (press: PointerEvent) => {
      end();
      end = followTouch(row, press, {
        onLongPress: (at) => onLongPress(at),
        onSwipe: hasReply ? () => onReply() : undefined,
      });
    };
    row.addEventListener("pointerdown", follow);
    // The press that brought this here.
    if (pressed && row.contains(pressed.target as Node)) follow(pressed);
    return () => {
      end();
      row.removeEventListener("pointerdown", follow);
    };
  }, [inside, hasReply]);
}
