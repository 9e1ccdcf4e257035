"use client";
import { useEffect, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { Part } from "@/lib/ai/parts";
import { AnswerText, LinksHeld } from "./answer-text";
import { Folded } from "./folded";
import type { ToolCallProps } from "./tools/tool-call";

const ToolCall = onDemand<ToolCallProps>(() => import("./tools/tool-call"), <span className="h-5" />);

type AnswerPartsProps = { parts: readonly Part[]; isGrowing: boolean; isAsker: boolean };

/** What an answer consists of, in order: text, folded reasoning, and tool calls. */
export function AnswerParts({ parts, isGrowing, isAsker }: AnswerPartsProps) {
  const shown = parts.map((part, index) => {
    const isLast = isGrowing && index === parts.length - 1;
    // Parts are only added, so a part's position is its identity.
    const key = String(index);
    if (part.type === "text") return <AnswerText key={key} text={part.text} isGrowing={isLast} />;
    if (part.type === "reasoning") return <Reasoning key={key} part={part} isGrowing={isLast} />;
    return <ToolCall key={key} part={part} isAsker={isAsker} isGrowing={isGrowing} />;
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
