"use client";
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useState } from "react";
import { PointMenu } from "./point-menu";

type ContextMenuProps = {
  /** The same items as a Menu's. Whatever is here must be reachable some other way too, since iOS has no long press. */
  items: ReactNode;
  /** The one element that opens it by right click, long press or the menu key. */
  children: ReactElement<{ onContextMenu?: (event: MouseEvent) => void }>;
};

export function ContextMenu({ items, children }: ContextMenuProps) {
  const [open, setOpen] = useState(false);
  const [point, setPoint] = useState({ x: 0, y: 0 });
  return (
    <>
      {cloneElement(children, {
        onContextMenu: (event) => {
          children.props.onContextMenu?.(event);
          event.preventDefault();
          setPoint({ x: event.clientX, y: event.clientY });
          setOpen(true);
        },
      })}
      <PointMenu open={open} onOpenChange={setOpen} point={point}>
        {items}
      </PointMenu>
    </>
  );
}
