"use client";
import { Sparkle } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { AskScope } from "@/lib/ai/ask/schema";

const AnswerBox = onDemand(() => import("@/components/ai/ask/answer-box"), <Skeleton className="m-4 h-16" />);

export type Asked = { question: string; scope: AskScope; from?: string };

type AskAboveProps = {
  /** What was asked; null before. */
  asked: Asked | null;
  onAsk: () => void;
  onLeave: () => void;
};

/** Above the results of a search: asks a model about it, on demand alone, since that costs something. */
export function AskAbove({ asked, onAsk, onLeave }: AskAboveProps) {
  if (asked) return <AnswerBox key={JSON.stringify(asked)} {...asked} onLeave={onLeave} />;
  return (
    <button
      type="button"
      onClick={onAsk}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      className="flex min-h-10 shrink-0 items-center gap-2 border-b px-4 text-left text-sm hover:bg-hover pointer-coarse:min-h-11"
    >
      <Sparkle className="size-4 shrink-0 text-accent" aria-hidden="true" />
      <span className="flex-1">Ask AI about this</span>
      <span aria-hidden="true" className="pointer-coarse:hidden">
        <Kbd keys="mod+enter" />
      </span>
    </button>
  );
}
