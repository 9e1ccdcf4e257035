"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { followTouch } from "./row-touch";

type Options = {
  entered: PointerEvent | null;
  hasReply: boolean;
  onLongPress: (press: PointerEvent) => void;
  onReply: () => void;
};

/** Where one touches: a long press on the row opens its actions, a swipe replies. */
export function useRowTouch(inside: RefObject<HTMLElement | null>, options: Options) {
  const { hasReply } = options;
  const onLongPress = useEffectEvent(options.onLongPress);
  const onReply = useEffectEvent(options.onReply);
  /** The touch that brought this here. */
  const firstPress = useEffectEvent(() => options.entered);

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
    const first = firstPress();
    if (first) follow(first);
    return () => {
      end();
      row.removeEventListener("pointerdown", follow);
    };
  }, [inside, hasReply]);
}
