import type { ModelMessage } from "ai";
import type { Part } from "../parts";
import type { ToolCall } from "./step";

/** `isAsked`: a person decides on it, and the run ends with the step. */
export type StepToolResult = { isError: boolean; output: unknown; isAsked?: true };

/** A call of the model in a run, stored when it has ended and after each of its tools: another attempt goes on there. */
export type StoredStep = {
  /** What it wrote, to show. */
  parts: Part[];
  /** What the model wrote, to give back. */
  messages: ModelMessage[];
  calls: ToolCall[];
  /** Of the calls that have run, by their id, as the model gets them. */
  results: Record<string, StepToolResult>;
};

export const isAsked = ({ results }: StoredStep) => Object.values(results).some((result) => result.isAsked);

/** The messages of the finished steps: each tool call has its result. */
export function messagesOf(steps: readonly StoredStep[]): ModelMessage[] {
  return steps.flatMap(({ messages, calls, results }) => {
    const content = calls.map(({ callId, name }) => {
      const { isError, output } = results[callId] ?? { isError: true, output: "It was not run." };
      const text = typeof output === "string" ? output : JSON.stringify(output ?? null);
      return {
        type: "tool-result" as const,
        toolCallId: callId,
        toolName: name,
        output: { type: isError ? ("error-text" as const) : ("text" as const), value: text },
      };
    });
    return content.length > 0 ? [...messages, { role: "tool" as const, content }] : messages;
  });
}
