"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";

type Act = { id: string; at: string };

type FoldedActsProps<T extends Act> = {
  /** In order, the last one last. */
  acts: readonly [T, ...T[]];
  summary: ReactNode;
  /** Where no heading says the day. */
  withDay?: boolean;
  /** One act, in one line. */
  draw: (act: T) => ReactNode;
};

/** What was done between two messages: one act in a line, several folded. Screen readers aren't interrupted by it. */
export function FoldedActs<T extends Act>({ acts, summary, withDay = false, draw }: FoldedActsProps<T>) {
  const [isOpen, setOpen] = useState(false);
  const [only, ...others] = acts;
  const last = others.at(-1);
  if (!last)
    return (
      <div aria-live="off" className="px-5 py-1 max-md:px-3">
        {draw(only)}
      </div>
    );
  return (
    <div aria-live="off" className="px-5 py-0.5 max-md:px-3">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1.5 flex min-h-7 max-w-full items-center gap-1 rounded-md px-1.5 text-left text-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:min-h-11"
      >
        <ChevronRight
          aria-hidden="true"
          className={cn("size-4 shrink-0 transition-transform", isOpen && "rotate-90")}
        />
        <span className="min-w-0 truncate">{summary}</span>
        <ActTime at={last.at} withDay={withDay} />
      </button>
      {isOpen && (
        <ul className="mt-0.5 mb-1 ml-2 border-line border-l pl-3">
          {acts.map((act) => (
            <li key={act.id} className="py-0.5">
              {draw(act)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type ActLineProps = { at: string; withDay?: boolean; children: ReactNode };

/** The words of one act, with its time. */
export function ActLine({ at, withDay = false, children }: ActLineProps) {
  return (
    <p className="flex items-baseline gap-1 text-muted text-sm">
      <span className="min-w-0 break-words">{children}</span>
      <ActTime at={at} withDay={withDay} />
    </p>
  );
}

function ActTime({ at, withDay }: { at: string; withDay: boolean }) {
  const format = useTimeFormat();
  return (
    <time dateTime={at} title={format.full(at)} className="shrink-0 whitespace-nowrap text-xs">
      {withDay ? format.moment(at) : format.time(at)}
    </time>
  );
}
