import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Ask, piecesOf, type Reply, type Schema, usageOf } from "./plan";
import { errorBody, isOver, json, pacedReasoning, pacedText, startEvents } from "./wire";

type Content = string | { text?: string }[] | null | undefined;
type Message = {
  role: string;
  content?: Content;
  tool_calls?: { id: string; function: { name: string } }[];
  tool_call_id?: string;
};
type Body = {
  model: string;
  messages?: Message[];
  tools?: { function: { name: string; parameters?: Schema } }[];
  response_format?: { json_schema?: { schema?: Schema } };
  max_tokens?: number;
  max_completion_tokens?: number;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
};

const textOf = (content: Content): string =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("");

/** POST /v1/chat/completions, as OpenAI, vLLM, Ollama, LM Studio and the like take it. */
export function askOf(body: unknown): Ask {
  const raw = body as Body;
  const messages = raw.messages ?? [];
  const calls = messages.flatMap((message) => message.tool_calls ?? []);
  const nameOf = (id?: string) => calls.find((call) => call.id === id)?.function.name ?? "";
  const lastUser = messages.findLastIndex(({ role }) => role === "user");
  const isInstruction = ({ role }: Message) => role === "system" || role === "developer";
  return {
    format: "openai-chat",
    model: raw.model,
    instructions: messages
      .filter(isInstruction)
      .map(({ content }) => textOf(content))
      .join("\n"),
    prompt: textOf(messages[lastUser]?.content),
    transcript: messages.map(({ content }) => textOf(content)).join("\n"),
    tools: (raw.tools ?? []).map((tool) => ({
      name: tool.function.name,
      schema: tool.function.parameters ?? {},
    })),
    toolResults: messages
      .slice(lastUser + 1)
      .filter(({ role }) => role === "tool")
      .map((message) => ({ name: nameOf(message.tool_call_id), result: textOf(message.content) })),
    schema: raw.response_format?.json_schema?.schema ?? null,
    maxOutputTokens: raw.max_completion_tokens ?? raw.max_tokens ?? null,
    isStream: raw.stream === true,
    raw,
  };
}

export async function answer(response: ServerResponse, ask: Ask, reply: Reply) {
  const { text, reasoning } = reply;
  const used = usageOf(ask, reply);
  const usage = {
    prompt_tokens: used.input,
    completion_tokens: used.output,
    total_tokens: used.input + used.output,
    prompt_tokens_details: { cached_tokens: used.cached },
    completion_tokens_details: { reasoning_tokens: used.reasoning },
  };
  const calls = (reply.toolCalls ?? []).map((call) => ({
    id: `call_${randomUUID()}`,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.input) },
  }));
  const finish = calls.length > 0 ? "tool_calls" : (reply.finish ?? "stop");
  const base = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: ask.model };
  if (!ask.isStream) {
    const message = {
      role: "assistant",
      content: text ?? null,
      ...(reasoning && { reasoning_content: reasoning }),
      ...(calls.length > 0 && { tool_calls: calls }),
    };
    const choices = [{ index: 0, message, finish_reason: finish }];
    return json(response, 200, { ...base, object: "chat.completion", choices, usage });
  }
  const includesUsage = (ask.raw as Body).stream_options?.include_usage;
  startEvents(response);
  const send = (data: unknown) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  const chunk = (delta: unknown, finish_reason: string | null = null) =>
    send({ ...base, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] });
  chunk({ role: "assistant", content: "" });
  for await (const piece of pacedReasoning(response, reply)) chunk({ reasoning_content: piece });
  const writeError = (message: string) => send(errorBody("openai-chat", 500, message));
  for await (const piece of pacedText(response, reply, writeError)) chunk({ content: piece });
  if (isOver(response)) return;
  for (const [index, call] of calls.entries()) {
    // The name comes first and the arguments in pieces.
    chunk({ tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: "" } }] });
    for (const piece of piecesOf(call.function.arguments, 12))
      chunk({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
  chunk({}, finish);
  if (includesUsage) send({ ...base, object: "chat.completion.chunk", choices: [], usage });
  response.end("data: [DONE]\n\n");
}
