import type { ModelMessage } from "ai";
import { AppError } from "@/lib/http/errors";
import { MAX_TOOL_RESULT_CHARS } from "./limits";
import type { Prompt } from "./purpose";
import type { ToolCall } from "./step";
import type { StoredStep } from "./steps";
import { storableJson } from "./text-cleaner";

type Given = { tools: Prompt["tools"]; messages: ModelMessage[]; key: string; signal: AbortSignal };

/** Runs a tool that the model called. What goes wrong is a result, which the model can act on. */
export async function runTool(call: ToolCall, given: Given): Promise<StoredStep["results"][string]> {
  const execute = given.tools?.[call.name]?.execute;
  if (!execute) return { isError: true, output: "There is no such tool." };
  try {
    const options = { toolCallId: call.callId, messages: given.messages, abortSignal: given.signal };
    const work = lastOf(execute(call.input as never, { ...options, context: { key: given.key } as never }));
    const result = await Promise.race([work, aborted(given.signal)]);
    return { isError: false, output: shortened(storableJson(result)) };
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

/** A tool may give results before its last one. */
async function lastOf(result: unknown): Promise<unknown> {
  if (typeof result !== "object" || result === null || !(Symbol.asyncIterator in result)) return result;
  let last: unknown = null;
  for await (const value of result as AsyncIterable<unknown>) last = value;
  return last;
}

function shortened(output: unknown): unknown {
  const text = typeof output === "string" ? output : (JSON.stringify(output) ?? "");
  if (text.length <= MAX_TOOL_RESULT_CHARS) return output ?? null;
  return `${text.slice(0, MAX_TOOL_RESULT_CHARS).toWellFormed()} … (cut off)`;
}
