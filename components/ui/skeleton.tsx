import { cn } from "./cn";

/** A gray shape in place of what is loading; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn("base:h-4 animate-pulse base:rounded-sm bg-press", className)} />
  );
}
