"use client";
import { type RefObject, useEffect } from "react";
import { stageStore } from "../stage-store";

/** Says whether the stage is on screen: on a phone the sidebar and panels stand in place of the page. */
export function useSeen(ref: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(([entry]) =>
      stageStore.set({ isSeen: entry?.isIntersecting ?? false }),
    );
    observer.observe(ref.current);
    return () => {
      observer.disconnect();
      stageStore.set({ isSeen: false });
    };
  }, [ref]);
}
