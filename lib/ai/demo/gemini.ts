import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Ask, type Reply, type Schema, usageOf } from "./plan";
import { errorBody, isOver, json, pacedReasoning, pacedText, startEvents } from "./wire";

type Part = { text?: string; functionResponse?: { name: string; response: unknown } };
type Body = {
  contents?: { role: string; parts: Part[] }[];
  systemInstruction?: { parts: Part[] };
  tools?: { functionDeclarations?: { name: string; parameters?: Schema; parametersJsonSchema?: Schema }[] }[];
  generationConfig?: { responseJsonSchema?: Schema; responseSchema?: Schema; maxOutputTokens?: number };
};

const textOf = (parts: Part[] = []): string => parts.map((part) => part.text ?? "").join("");

/** POST /v1beta/models/NAME:generateContent and :streamGenerateContent. */
export function askOf(body: unknown, model: string, isStream: boolean): Ask {
  const raw = body as Body;
  const contents = raw.contents ?? [];
  const lastUser = contents.findLastIndex(
    ({ role, parts }) => role === "user" && parts.some((part) => part.text !== undefined),
  );
  const { responseJsonSchema, responseSchema, maxOutputTokens } = raw.generationConfig ?? {};
  return {
    format: "gemini",
    model,
    instructions: textOf(raw.systemInstruction?.parts),
    prompt: textOf(contents[lastUser]?.parts),
    transcript: [textOf(raw.systemInstruction?.parts), ...contents.map(({ parts }) => textOf(parts))].join(
      "\n",
    ),
    tools: (raw.tools ?? [])
      .flatMap((tool) => tool.functionDeclarations ?? [])
      .map((tool) => ({ name: tool.name, schema: tool.parameters ?? tool.parametersJsonSchema ?? {} })),
    toolResults: contents
      .slice(lastUser + 1)
      .flatMap(({ parts }) => parts)
      .flatMap(({ functionResponse }) => functionResponse ?? [])
      .map(({ name, response }) => ({ name, result: JSON.stringify(response) })),
    schema: responseJsonSchema ?? responseSchema ?? null,
    maxOutputTokens: maxOutputTokens ?? null,
    isStream,
    raw,
  };
}

const FINISH_REASONS = { stop: "STOP", length: "MAX_TOKENS", content_filter: "SAFETY" };

export async function answer(response: ServerResponse, ask: Ask, reply: Reply) {
  const used = usageOf(ask, reply);
  const usageMetadata = {
    promptTokenCount: used.input,
    cachedContentTokenCount: used.cached || undefined,
    // Gemini counts thoughts beside the candidates, not within.
    candidatesTokenCount: used.output - used.reasoning,
    thoughtsTokenCount: used.reasoning || undefined,
    totalTokenCount: used.input + used.output,
  };
  const finishReason = FINISH_REASONS[reply.finish ?? "stop"];
  const calls = (reply.toolCalls ?? []).map(({ name, input }) => ({ functionCall: { name, args: input } }));
  const responseId = randomUUID();
  const whole = (parts: object[], isLast: boolean) => ({
    candidates: [{ content: { role: "model", parts }, index: 0, ...(isLast && { finishReason }) }],
    usageMetadata: isLast ? usageMetadata : { promptTokenCount: used.input, totalTokenCount: used.input },
    modelVersion: ask.model,
    responseId,
  });
  if (!ask.isStream) {
    const thought = reply.reasoning ? [{ text: reply.reasoning, thought: true }] : [];
    const text = reply.text === undefined ? [] : [{ text: reply.text }];
    return json(response, 200, whole([...thought, ...text, ...calls], true));
  }
  startEvents(response);
  const send = (data: unknown) => response.write(`data: ${JSON.stringify(data)}\r\n\r\n`);
  for await (const text of pacedReasoning(response, reply)) send(whole([{ text, thought: true }], false));
  const writeError = (message: string) => send(errorBody("gemini", 503, message));
  for await (const text of pacedText(response, reply, writeError)) send(whole([{ text }], false));
  if (isOver(response)) return;
  send(whole(calls.length > 0 ? calls : [{ text: "" }], true));
  response.end();
}
