"use client";
import { ChevronRight, Wrench } from "lucide-react";
import { useEffect, useState } from "react";
import type { Part, ToolState } from "@/lib/ai/parts";
import { AnswerText, LinksHeld } from "./answer-text";

/** What an answer consists of, in order: text, and folded reasoning and tool calls. */
export function AnswerParts({ parts, isGrowing }: { parts: readonly Part[]; isGrowing: boolean }) {
  const shown = parts.map((part, index) => {
    const isLast = isGrowing && index === parts.length - 1;
    // Parts are only added, so a part's position is its identity.
    const key = String(index);
    if (part.type === "text") return <AnswerText key={key} text={part.text} isGrowing={isLast} />;
    if (part.type === "reasoning") return <Reasoning key={key} part={part} isGrowing={isLast} />;
    return <ToolCall key={key} part={part} />;
  });
  return <LinksHeld value={isGrowing}>{shown}</LinksHeld>;
}

type ReasoningProps = { part: Extract<Part, { type: "reasoning" }>; isGrowing: boolean };

function Reasoning({ part: { text, ms }, isGrowing }: ReasoningProps) {
  const counted = useSeconds(isGrowing);
  const seconds = ms === undefined ? counted : Math.round(ms / 1_000);
  const label = isGrowing ? "Thinking" : "Thought";
  return (
    <Folded label={seconds > 0 ? `${label} for ${seconds} s` : label}>
      <p className="whitespace-pre-wrap text-muted text-sm">{text.trim()}</p>
    </Folded>
  );
}

/** For how long it has been growing here; it stays when that ends. */
function useSeconds(isGrowing: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isGrowing) return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, [isGrowing]);
  return seconds;
}

const STATES: Record<ToolState, string> = {
  ...{ calling: "preparing", running: "running", done: "done", failed: "failed" },
  ...{ stopped: "stopped", denied: "not approved" },
};

function ToolCall({ part: { name, state, input, output } }: { part: Extract<Part, { type: "tool" }> }) {
  return (
    <Folded icon={<Wrench className="size-3.5" aria-hidden="true" />} label={`${name}: ${STATES[state]}`}>
      <pre className="max-h-60 overflow-auto whitespace-pre-wrap font-mono text-muted text-xs">
        {[input, output]
          .filter((value) => value !== undefined)
          .map(pretty)
          .join("\n\n")}
      </pre>
    </Folded>
  );
}

const pretty = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value, null, 2));

function Folded({
  icon,
  label,
  children,
}: {
  icon?: React.ReactNode;
  label: string;
  children: React.ReactNode;
}) {
  return (
    <details className="group/fold">
      <summary className="flex w-fit cursor-pointer select-none list-none items-center gap-1.5 rounded-sm text-muted text-sm tabular-nums hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        {icon}
        {label}
        <ChevronRight
          className="size-3.5 transition-transform group-open/fold:rotate-90"
          aria-hidden="true"
        />
      </summary>
      <div className="mt-1.5 border-line-strong border-l-2 pl-3">{children}</div>
    </details>
  );
}
