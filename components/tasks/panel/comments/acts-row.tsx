"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import type { TaskActivity } from "@/lib/tasks/activity/schema";
import { ActWords, listOf } from "./act-words";

const SOMEBODY = "Somebody whose account is gone";
const nameOf = ({ actor }: TaskActivity) => actor?.name ?? SOMEBODY;

/** What was done to a task between two comments: one act in a line, several folded. */
export function ActsRow({ acts }: { acts: readonly TaskActivity[] }) {
  const [isOpen, setOpen] = useState(false);
  const format = useTimeFormat();
  const [only] = acts;
  const last = acts.at(-1);
  if (!only || !last) return null;
  if (acts.length === 1) return <ActLine activity={only} className="px-5 py-1 max-md:px-3" />;
  const names = [...new Set(acts.map(nameOf))];
  return (
    <div className="px-5 py-0.5 max-md:px-3">
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
        <span className="min-w-0 break-words">
          {acts.length} changes by <bdi>{listOf(names)}</bdi>{" "}
          <time dateTime={last.at} title={format.full(last.at)} className="whitespace-nowrap text-xs">
            {format.moment(last.at)}
          </time>
        </span>
      </button>
      {isOpen && (
        <ul className="mt-0.5 mb-1 ml-2 border-line border-l pl-3">
          {acts.map((activity) => (
            <li key={activity.id}>
              <ActLine activity={activity} className="py-0.5" />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ActLine({ activity, className }: { activity: TaskActivity; className: string }) {
  const format = useTimeFormat();
  const { at } = activity;
  return (
    <p className={cn("break-words text-muted text-sm", className)}>
      <span className="font-medium text-ink">
        <bdi>{nameOf(activity)}</bdi>
      </span>{" "}
      <ActWords activity={activity} />{" "}
      <time dateTime={at} title={format.full(at)} className="whitespace-nowrap text-xs">
        {format.moment(at)}
      </time>
    </p>
  );
}
