import type { Editor } from "@tiptap/react";
import { markSeenBlock, unseenBlocks } from "./margin-marks";

/** How long a paragraph is on the screen until it counts as seen. Tests make it shorter. */
export const seeing = { afterMs: 2_000 };

/**
 * Notes which changed paragraphs were on the screen.
 * @param onLeft called with how many weren't yet
 */
export function watchSeen(editor: Editor, onLeft: (count: number) => void): () => void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting)
          timers.set(
            target,
            setTimeout(() => see(target), seeing.afterMs),
          );
      }
    },
    // At the edge nobody reads.
    { rootMargin: "-10% 0px" },
  );
  function see(target: Element) {
    if (editor.isDestroyed || !target.isConnected) return;
    // Nobody looks: it is tried again.
    if (document.visibilityState === "hidden")
      return void timers.set(
        target,
        setTimeout(() => see(target), seeing.afterMs),
      );
    observer.unobserve(target);
    markSeenBlock(editor.view, target as HTMLElement);
  }
  let frame = 0;
  /** The editor draws elements anew. */
  function look() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (editor.isDestroyed) return;
      const left = unseenBlocks(editor.view);
      for (const element of left) observer.observe(element);
      onLeft(left.length);
    });
  }
  look();
  editor.on("transaction", look);
  return () => {
    editor.off("transaction", look);
    cancelAnimationFrame(frame);
    observer.disconnect();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
