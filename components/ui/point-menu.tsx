"use client";
import type { ReactNode, RefObject } from "react";
import { LazyPopup } from "./lazy-popup";
import { onDemand } from "./on-demand";

const MenuPopup = onDemand(() => import("./menu-popup"));

type PointMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** In the window. */
  point: { x: number; y: number };
  label?: string;
  startsOnItem?: boolean;
  returnFocus?: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
};

/** A menu that opens at a point rather than at a button. */
export function PointMenu({ point, label = "Context menu", children, ...menu }: PointMenuProps) {
  return (
    <LazyPopup open={menu.open}>
      <MenuPopup
        {...menu}
        anchor={{ getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) }}
        side="bottom"
        align="start"
        label={label}
      >
        {children}
      </MenuPopup>
    </LazyPopup>
  );
}
