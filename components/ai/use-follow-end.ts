"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** In pixels from the end, where following begins again. */
const AT_END = 24;

/**
 * Keeps a box at its end while its content grows, unless the reader has scrolled up. Where they read then, the browser
 * holds the place (scroll anchoring).
 */
export function useFollowEnd(box: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>) {
  const isFollowing = useRef(true);
  const lastTop = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element) return;
    isFollowing.current = true;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
    setAtEnd(true);
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (!element || !content.current) return;
    const fromEnd = () => element.scrollHeight - element.clientHeight - element.scrollTop;
    function onScroll() {
      if (!element) return;
      const isUp = element.scrollTop < lastTop.current;
      lastTop.current = element.scrollTop;
      // At the very end also where the content got shorter, which moves up as well.
      if (fromEnd() < 2) isFollowing.current = true;
      else if (isUp) isFollowing.current = false;
      else if (fromEnd() < AT_END) isFollowing.current = true;
      setAtEnd(isFollowing.current || fromEnd() < AT_END);
    }
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) toEnd();
      else setAtEnd(fromEnd() < AT_END);
    });
    observer.observe(element);
    observer.observe(content.current);
    element.addEventListener("scroll", onScroll, { passive: true });
    toEnd();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [box, content, toEnd]);

  return { isAtEnd, toEnd };
}
