import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Ask, piecesOf, type Reply, type Schema, usageOf } from "./plan";
import { errorBody, isOver, json, pacedReasoning, pacedText, startEvents } from "./wire";

type Content = string | Block[] | undefined;
type Block = {
  type: string;
  text?: string;
  content?: Content;
  id?: string;
  name?: string;
  tool_use_id?: string;
};
type Body = {
  model: string;
  system?: Content;
  messages?: { role: string; content: Content }[];
  tools?: { name: string; input_schema?: Schema }[];
  output_config?: { format?: { schema?: Schema } };
  output_format?: { schema?: Schema };
  max_tokens?: number;
  stream?: boolean;
};

const blocksOf = (content: Content) => (typeof content === "string" ? [] : (content ?? []));
const textOf = (content: Content): string =>
  typeof content === "string"
    ? content
    : (content ?? []).map((part) => part.text ?? textOf(part.content)).join("");

/** POST /v1/messages. */
export function askOf(body: unknown): Ask {
  const raw = body as Body;
  const messages = raw.messages ?? [];
  const blocks = messages.flatMap(({ content }) => blocksOf(content));
  const nameOf = (id?: string) => blocks.find((block) => block.id === id)?.name ?? "";
  const lastUser = messages.findLastIndex(
    ({ role, content }) =>
      role === "user" &&
      (typeof content === "string" || blocksOf(content).some(({ type }) => type === "text")),
  );
  return {
    format: "anthropic",
    model: raw.model,
    instructions: textOf(raw.system),
    prompt: textOf(messages[lastUser]?.content),
    transcript: [textOf(raw.system), ...messages.map(({ content }) => textOf(content))].join("\n"),
    tools: (raw.tools ?? []).map(({ name, input_schema }) => ({ name, schema: input_schema ?? {} })),
    toolResults: messages
      .slice(lastUser + 1)
      .flatMap(({ content }) => blocksOf(content))
      .filter(({ type }) => type === "tool_result")
      .map((block) => ({ name: nameOf(block.tool_use_id), result: textOf(block.content) })),
    schema: raw.output_config?.format?.schema ?? raw.output_format?.schema ?? null,
    maxOutputTokens: raw.max_tokens ?? null,
    isStream: raw.stream === true,
    raw,
  };
}

const STOP_REASONS = { stop: "end_turn", length: "max_tokens", content_filter: "refusal" };

export async function answer(response: ServerResponse, ask: Ask, reply: Reply) {
  const used = usageOf(ask, reply);
  const calls = (reply.toolCalls ?? []).map((call) => ({
    type: "tool_use",
    id: `toolu_${randomUUID()}`,
    name: call.name,
    input: call.input,
  }));
  const stop_reason = calls.length > 0 ? "tool_use" : STOP_REASONS[reply.finish ?? "stop"];
  const input = {
    input_tokens: used.input - used.cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: used.cached,
  };
  const base = { id: `msg_${randomUUID()}`, type: "message", role: "assistant", model: ask.model };
  if (!ask.isStream) {
    const thinking = reply.reasoning
      ? [{ type: "thinking", thinking: reply.reasoning, signature: "fake" }]
      : [];
    const text = reply.text === undefined ? [] : [{ type: "text", text: reply.text }];
    const content = [...thinking, ...text, ...calls];
    const usage = { ...input, output_tokens: used.output };
    return json(response, 200, { ...base, content, stop_reason, stop_sequence: null, usage });
  }

  startEvents(response);
  const send = (type: string, data: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const begun = {
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...input, output_tokens: 1 },
  };
  send("message_start", { message: { ...base, ...begun } });
  let index = 0;
  const start = (content_block: object) => send("content_block_start", { index, content_block });
  const grow = (delta: object) => send("content_block_delta", { index, delta });
  const stop = () => send("content_block_stop", { index: index++ });
  if (reply.reasoning) {
    start({ type: "thinking", thinking: "", signature: "" });
    for await (const thinking of pacedReasoning(response, reply)) grow({ type: "thinking_delta", thinking });
    grow({ type: "signature_delta", signature: "fake" });
    stop();
  }
  if (reply.text !== undefined) {
    start({ type: "text", text: "" });
    const writeError = (message: string) => send("error", errorBody("anthropic", 529, message));
    for await (const text of pacedText(response, reply, writeError)) grow({ type: "text_delta", text });
    if (isOver(response)) return;
    stop();
  }
  for (const call of calls) {
    start({ ...call, input: {} });
    for (const partial_json of piecesOf(JSON.stringify(call.input), 12))
      grow({ type: "input_json_delta", partial_json });
    stop();
  }
  // The tokens so far, not a difference: a client that adds them up counts too many.
  const usage = { ...input, output_tokens: used.output };
  send("message_delta", { delta: { stop_reason, stop_sequence: null }, usage });
  send("message_stop", {});
  response.end();
}
