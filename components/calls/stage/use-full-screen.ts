"use client";
import { useEffect, useState } from "react";

/**
 * The whole page is made full screen and the stage laid over it, so that menus, dialogs and calls that come stay in
 * view. Where the browser has no full screen, the stage fills the window.
 */
export function useFullScreen() {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const onChange = () => {
      if (!document.fullscreenElement) setOn(false);
    };
    document.addEventListener("fullscreenchange", onChange);
    // The panel beside the page stays beside the stage: see globals.css.
    document.documentElement.dataset.callFull = "";
    return () => {
      delete document.documentElement.dataset.callFull;
      document.removeEventListener("fullscreenchange", onChange);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
  }, [isOn]);
  return {
    isOn,
    set(next: boolean) {
      setOn(next);
      if (next) void document.documentElement.requestFullscreen?.().catch(() => {});
    },
  };
}
