import type { ModelMessage, ToolSet } from "ai";
import { type Failure, failure, failureOf } from "../models/failure";
import type { ResolvedModel } from "../models/resolved";
import { loadSdk } from "../models/sdk";
import type { Part } from "../parts";
import { MAX_ANSWER_CHARS, type TimeLimits } from "./limits";
import type { Prompt } from "./purpose";
import { storableJson, textCleaner } from "./text-cleaner";
import { withoutCalls } from "./without-calls";

export type Usage = {
  input: number;
  /** Of the input, read from the provider's cache. */
  cached: number;
  output: number;
  /** Of the output. */
  reasoning: number;
};

export type ToolCall = { callId: string; name: string; input: unknown; meta?: unknown };

export type StepResult = {
  /** What the model wrote, as it wants it back. */
  messages: ModelMessage[];
  calls: ToolCall[];
  end: "stop" | "length" | "refused" | "aborted" | "failed";
  failure: Failure | null;
  /** Null where the provider gave none, as after a break. */
  usage: Usage | null;
  /** How much text came, for an estimate. */
  chars: number;
  firstTokenMs: number | null;
  durationMs: number;
};

type Given = {
  model: ResolvedModel;
  prompt: Prompt;
  messages: ModelMessage[];
  maxOutputTokens: number;
  mayCallTools: boolean;
  signal: AbortSignal;
  times: TimeLimits;
  onParts: (parts: Part[]) => void;
};

/** Calls the model once and streams what it writes. Its tool calls are returned, not run. Never throws. */
export async function callModel(given: Given): Promise<StepResult> {
  const { model, prompt, messages, signal, times, onParts } = given;
  const started = performance.now();
  const clean = textCleaner();
  const cut = new AbortController();
  const calls: ToolCall[] = [];
  let firstTokenMs: number | null = null;
  let failed: Failure | null = null;
  let end: StepResult["end"] | null = null;
  let usage: Usage | null = null;
  let chars = 0;
  let written: ModelMessage[] = [];

  /** Since when the reasoning goes on that the last part is. */
  let thinkingSince: number | null = null;

  const emit = (part: Part, size: number) => {
    if (part.type !== "reasoning") thinkingSince = null;
    else thinkingSince ??= performance.now();
    firstTokenMs ??= Math.round(performance.now() - started);
    chars += size;
    if (chars > MAX_ANSWER_CHARS) cut.abort();
    else onParts([storableJson(part) as Part]);
  };
  try {
    const { Output, streamText } = await loadSdk();
    const tools = given.mayCallTools ? declared(prompt.tools) : undefined;
    const result = streamText({
      model: model.language,
      messages: tools ? messages : withoutCalls(messages),
      instructions: prompt.instructions,
      tools,
      ...(prompt.output && { output: Output.object(prompt.output) }),
      providerOptions: model.providerOptions,
      maxOutputTokens: given.maxOutputTokens,
      maxRetries: 1,
      abortSignal: AbortSignal.any([signal, cut.signal]),
      timeout: { firstChunkMs: times.firstChunkMs, chunkMs: times.chunkMs },
      // It prints the error by default, and with it the prompt.
      onError: () => {},
    });
    const response = Promise.resolve(result.responseMessages).catch(() => []);
    for await (const part of result.stream) {
      switch (part.type) {
        case "text-delta": {
          const text = clean("text", part.text);
          if (text) emit({ type: "text", text }, text.length);
          break;
        }
        case "reasoning-delta": {
          const text = clean("reasoning", part.text);
          if (text) emit({ type: "reasoning", text }, text.length);
          break;
        }
        case "reasoning-end":
          if (thinkingSince === null && !part.providerMetadata) break;
          onParts([
            {
              ...{ type: "reasoning", text: "" },
              ...(thinkingSince !== null && { ms: msSince(thinkingSince) }),
              ...(part.providerMetadata && { meta: storableJson(part.providerMetadata) }),
            },
          ]);
          thinkingSince = null;
          break;
        case "tool-input-start":
          emit({ type: "tool", callId: part.id, name: part.toolName, state: "calling", input: null }, 0);
          break;
        case "tool-input-delta":
          chars += part.delta.length;
          if (chars > MAX_ANSWER_CHARS) cut.abort();
          break;
        case "tool-call": {
          const { toolCallId: callId, toolName: name, input, providerMetadata: meta } = part;
          const called = storableJson({ callId, name, input, ...(meta && { meta }) }) as ToolCall;
          if (!part.providerExecuted && !part.invalid) calls.push(called);
          emit({ type: "tool", state: part.invalid ? "failed" : "running", ...called }, 0);
          break;
        }
        case "error":
          failed ??= failureOf(part.error);
          break;
        case "abort":
          end = cut.signal.aborted ? "length" : "aborted";
          if (!signal.aborted && !cut.signal.aborted) [end, failed] = ["failed", failure("timed_out")];
          break;
        case "finish-step":
          end = endOf(part.finishReason);
          if (part.usage.inputTokens !== undefined || part.usage.outputTokens !== undefined)
            usage = {
              input: part.usage.inputTokens ?? 0,
              cached: part.usage.inputTokenDetails.cacheReadTokens ?? 0,
              output: part.usage.outputTokens ?? 0,
              reasoning: part.usage.outputTokenDetails.reasoningTokens ?? 0,
            };
          break;
      }
    }
    // After a piece that can't be read the stream goes on and ends as any other: the answer lacks that piece.
    if (failed && end === "stop") end = "failed";
    if (end !== "aborted" && end !== "failed") written = storableJson(await response) as ModelMessage[];
  } catch (error) {
    if (signal.aborted) end = "aborted";
    else if (cut.signal.aborted) end = "length";
    else [end, failed] = ["failed", failureOf(error)];
  }
  // Stopped, or cut off, while it was thinking.
  if (thinkingSince !== null) onParts([{ type: "reasoning", text: "", ms: msSince(thinkingSince) }]);
  const rest = clean("text", "", true);
  if (rest) onParts([{ type: "text", text: rest }]);
  end ??= "failed";
  return {
    messages: written,
    calls,
    end,
    failure: end === "failed" ? (failed ?? failure("failed")) : null,
    usage,
    chars,
    firstTokenMs,
    durationMs: Math.round(performance.now() - started),
  };
}

const msSince = (start: number) => Math.round(performance.now() - start);

function endOf(reason: string): StepResult["end"] {
  if (reason === "length") return "length";
  if (reason === "content-filter") return "refused";
  return reason === "error" ? "failed" : "stop";
}

/** The tools without what runs them: the run does that, since it stores each result before it goes on. */
function declared(tools: Prompt["tools"]): ToolSet | undefined {
  if (!tools || Object.keys(tools).length === 0) return undefined;
  return Object.fromEntries(
    Object.entries(tools).map(([name, { description, input }]) => [
      name,
      { description, inputSchema: input },
    ]),
  );
}
