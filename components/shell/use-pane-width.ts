"use client";
import { useState } from "react";
import { setPreference } from "./preference-cookie";

type Limits = { min: number; max: number; initial: number };

export const sidebarLimits: Limits = { min: 200, max: 420, initial: 264 };
export const panelLimits: Limits = { min: 300, max: 720, initial: 400 };

/** The width of a pane in pixels. `stored` is the cookie's value as the server read it. */
export function usePaneWidth(
  name: "sidebar-width" | "panel-width",
  stored: number | undefined,
  limits: Limits,
) {
  const clamp = (width: number) => Math.round(Math.min(limits.max, Math.max(limits.min, width)));
  const [width, setWidth] = useState(clamp(stored || limits.initial));
  return {
    width,
    limits,
    resize: (next: number) => setWidth(clamp(next)),
    /** Remembers the width; call it when a drag ends rather than at each step. */
    commit: (next: number) => {
      setWidth(clamp(next));
      setPreference(name, clamp(next));
    },
  };
}

export type PaneWidth = ReturnType<typeof usePaneWidth>;
