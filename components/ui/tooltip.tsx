"use client";
import {
  type ComponentType,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useState,
} from "react";
import { atFirstInput } from "./first-input";

/** Put once around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [Layer, setLayer] = useState<ComponentType | null>(null);
  useEffect(() => {
    atFirstInput(async () => {
      const { TooltipLayer } = await import("./tooltip-layer");
      setLayer(() => TooltipLayer);
    });
  }, []);
  return (
    <>
      {children}
      {Layer && <Layer />}
    </>
  );
}

type TooltipProps = {
  content: string;
  /** Such as "mod+k". */
  shortcut?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** One focusable element. It needs a name of its own: a tooltip isn't read out. */
  children: ReactElement<Record<`data-${string}`, string | undefined>>;
};

/** Marks an element for the one tooltip of the page, so that a list of a thousand buttons costs nothing. */
export function Tooltip({ content, shortcut, side, children }: TooltipProps) {
  return cloneElement(children, {
    "data-tooltip": content,
    "data-tooltip-keys": shortcut,
    "data-tooltip-side": side,
  });
}
