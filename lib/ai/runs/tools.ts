import { AppError } from "@/lib/http/errors";
import type { ToolPart } from "../parts";
import { MAX_TOOL_RESULT_CHARS } from "./limits";
import type { Prompt, ToolCallGiven, ToolResult } from "./purpose";
import type { ToolCall } from "./step";
import type { StepToolResult } from "./steps";
import { storableJson } from "./text-cleaner";

/** What the model gets, and how the call shows. */
type Ran = { result: StepToolResult; part: ToolPart };

/** Runs a tool that the model called. What goes wrong is a result, which the model can act on. */
export async function runTool(
  tools: Prompt["tools"],
  { callId, name, input, meta }: ToolCall,
  given: Omit<ToolCallGiven, "callId">,
): Promise<Ran> {
  const ran = await attempt(tools?.[name], input, { callId, ...given });
  const call = { type: "tool" as const, callId, name, input, ...(meta !== undefined && { meta }) };
  if ("request" in ran)
    return {
      result: { isError: false, output: null, isAsked: true },
      part: { ...call, input: storableJson(ran.shown), state: "asked", request: ran.request },
    };
  const { isError = false } = ran;
  const output = shortened(storableJson(ran.output));
  const shown = isError ? output : storableJson(ran.shown);
  return {
    result: { isError, output },
    part: { ...call, state: isError ? "failed" : "done", ...(shown !== undefined && { output: shown }) },
  };
}

async function attempt(
  tool: NonNullable<Prompt["tools"]>[string] | undefined,
  input: unknown,
  given: ToolCallGiven,
): Promise<ToolResult> {
  if (!tool) return { isError: true, output: "There is no such tool." };
  try {
    return await Promise.race([tool.run(input, given), aborted(given.signal)]);
  } catch (error) {
    return { isError: true, output: error instanceof AppError ? error.message : "The tool failed." };
  }
}

/** Rejects when the signal aborts: a tool may not listen to it. */
const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

function shortened(output: unknown): unknown {
  const text = typeof output === "string" ? output : (JSON.stringify(output) ?? "");
  if (text.length <= MAX_TOOL_RESULT_CHARS) return output ?? null;
  return `${text.slice(0, MAX_TOOL_RESULT_CHARS).toWellFormed()} … (cut off)`;
}
