"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import type { ChannelActivity } from "@/lib/tasks/activity/schema";
import { openTask } from "../task-place";
import { ACT_WORDS, nameOf, phrasesOf, phraseText } from "./act-phrases";

/** What was done between two messages: one act in a line, several folded. Screen readers aren't interrupted by it. */
export function ActivityRow({ acts }: { acts: readonly [ChannelActivity, ...ChannelActivity[]] }) {
  const [isOpen, setOpen] = useState(false);
  const [only, ...others] = acts;
  const last = others.at(-1);
  if (!last) return <ActLine act={only} className="px-5 py-1 max-md:px-3" />;
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
        <span className="min-w-0 truncate">
          {phrasesOf(acts).map(({ key, name, phrases }, index) => (
            <span key={key}>
              {index > 0 && " · "}
              <bdi>{name}</bdi> {phrases.map(phraseText).join(", ")}
            </span>
          ))}
        </span>
        <Time at={last.at} />
      </button>
      {isOpen && (
        <ul className="mt-0.5 mb-1 ml-2 border-line border-l pl-3">
          {acts.map((act) => (
            <li key={act.id}>
              <ActLine act={act} className="py-0.5" />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ActLine({ act, className }: { act: ChannelActivity; className: string }) {
  const [before, after] = ACT_WORDS[act.kind];
  return (
    <p aria-live="off" className={cn("flex items-baseline gap-1 text-muted text-sm", className)}>
      <span className="min-w-0 break-words">
        <bdi>{nameOf(act)}</bdi> {before}{" "}
        <button
          type="button"
          onClick={() => openTask(act.task.id)}
          className="text-left text-ink hover:underline"
        >
          <bdi>{act.task.title}</bdi>
        </button>
        {after && ` ${after}`}
      </span>
      <Time at={act.at} />
    </p>
  );
}

function Time({ at }: { at: string }) {
  const format = useTimeFormat();
  return (
    <time dateTime={at} title={format.full(at)} className="shrink-0 whitespace-nowrap text-xs">
      {format.time(at)}
    </time>
  );
}
