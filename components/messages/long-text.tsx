"use client";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** In pixels; the same as max-h below. What goes over it by a line or two isn't worth a button. */
const COLLAPSED = 420;
const SLACK = 80;

/** Cuts a very long message, with a button that shows all of it. */
export function LongText({ children }: { children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => setLong((inside.current?.offsetHeight ?? 0) > COLLAPSED + SLACK));
  const isCut = isLong && !isOpen;
  return (
    <>
      <div
        className={cn(
          isCut && "max-h-[420px] overflow-hidden [mask-image:linear-gradient(black_85%,transparent)]",
        )}
      >
        <div ref={inside}>{children}</div>
      </div>
      {isLong && (
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2 mt-1 text-accent"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? "Show less" : "Show all"}
        </Button>
      )}
    </>
  );
}
