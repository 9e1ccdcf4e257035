import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Ask, piecesOf, type Reply, type Schema, usageOf } from "./plan";
import { isOver, json, pacedReasoning, pacedText, startEvents } from "./wire";

type Content = string | { text?: string }[] | undefined;
type Item = {
  type?: string;
  role?: string;
  content?: Content;
  output?: Content;
  arguments?: string;
  call_id?: string;
  name?: string;
};
type Body = {
  model: string;
  input?: string | Item[];
  instructions?: string;
  tools?: { type: string; name: string; parameters?: Schema }[];
  text?: { format?: { schema?: Schema } };
  max_output_tokens?: number;
  store?: boolean;
  stream?: boolean;
};

const textOf = (content: Content): string =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("");

/** POST /v1/responses: what OpenAI's provider speaks by default. */
export function askOf(body: unknown): Ask {
  const raw = body as Body;
  const items = typeof raw.input === "string" ? [{ role: "user", content: raw.input }] : (raw.input ?? []);
  const calls = items.filter(({ type }: Item) => type === "function_call") as Item[];
  const nameOf = (id?: string) => calls.find((call) => call.call_id === id)?.name ?? "";
  const lastUser = items.findLastIndex(({ role }) => role === "user");
  const instructions = items.filter(({ role }) => role === "system" || role === "developer");
  return {
    format: "openai-responses",
    model: raw.model,
    instructions: [raw.instructions ?? "", ...instructions.map(({ content }) => textOf(content))].join("\n"),
    prompt: textOf(items[lastUser]?.content),
    transcript: [
      raw.instructions ?? "",
      ...items.map((item: Item) => textOf(item.content ?? item.output ?? item.arguments)),
    ].join("\n"),
    tools: (raw.tools ?? [])
      .filter(({ type }) => type === "function")
      .map(({ name, parameters }) => ({ name, schema: parameters ?? {} })),
    toolResults: items
      .slice(lastUser + 1)
      .filter((item: Item) => item.type === "function_call_output")
      .map((item: Item) => ({ name: nameOf(item.call_id), result: textOf(item.output) })),
    schema: raw.text?.format?.schema ?? null,
    maxOutputTokens: raw.max_output_tokens ?? null,
    isStream: raw.stream === true,
    raw,
  };
}

const REASONS = { length: "max_output_tokens", content_filter: "content_filter", stop: null };

export async function answer(response: ServerResponse, ask: Ask, reply: Reply) {
  const used = usageOf(ask, reply);
  const usage = {
    input_tokens: used.input,
    input_tokens_details: { cached_tokens: used.cached },
    output_tokens: used.output,
    output_tokens_details: { reasoning_tokens: used.reasoning },
    total_tokens: used.input + used.output,
  };
  const summary = { type: "summary_text", text: reply.reasoning ?? "" };
  const reasoning = { type: "reasoning", id: `rs_${randomUUID()}`, summary: [summary] };
  const content = { type: "output_text", text: reply.text ?? "", annotations: [], logprobs: [] };
  const message = {
    type: "message",
    id: `msg_${randomUUID()}`,
    status: "completed",
    role: "assistant",
    content: [content],
  };
  const calls = (reply.toolCalls ?? []).map((call) => ({
    type: "function_call",
    id: `fc_${randomUUID()}`,
    call_id: `call_${randomUUID()}`,
    name: call.name,
    arguments: JSON.stringify(call.input),
    status: "completed",
  }));
  const output = [
    ...(reply.reasoning ? [reasoning] : []),
    ...(reply.text === undefined ? [] : [message]),
    ...calls,
  ];
  const reason = REASONS[reply.finish ?? "stop"];
  const id = `resp_${randomUUID()}`;
  const whole = (status: string, items: unknown[]) => ({
    id,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    status,
    error: null,
    incomplete_details: status === "incomplete" ? { reason } : null,
    model: ask.model,
    output: items,
    parallel_tool_calls: true,
    store: (ask.raw as Body).store ?? true,
    tool_choice: "auto",
    tools: [],
    usage: status === "in_progress" ? null : usage,
    metadata: {},
  });
  const end = reason ? "incomplete" : "completed";
  if (!ask.isStream) return json(response, 200, whole(end, output));

  startEvents(response);
  let number = 0;
  let index = 0;
  const send = (type: string, data: object) =>
    response.write(
      `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...data })}\n\n`,
    );
  send("response.created", { response: whole("in_progress", []) });
  send("response.in_progress", { response: whole("in_progress", []) });
  if (reply.reasoning) {
    const at = { item_id: reasoning.id, output_index: index, summary_index: 0 };
    const empty = { ...summary, text: "" };
    send("response.output_item.added", { output_index: index, item: { ...reasoning, summary: [] } });
    send("response.reasoning_summary_part.added", { ...at, part: empty });
    for await (const delta of pacedReasoning(response, reply))
      send("response.reasoning_summary_text.delta", { ...at, delta });
    send("response.reasoning_summary_text.done", { ...at, text: summary.text });
    send("response.reasoning_summary_part.done", { ...at, part: summary });
    send("response.output_item.done", { output_index: index++, item: reasoning });
  }
  if (reply.text !== undefined) {
    const at = { item_id: message.id, output_index: index, content_index: 0 };
    const begun = { ...message, status: "in_progress", content: [] };
    send("response.output_item.added", { output_index: index, item: begun });
    send("response.content_part.added", { ...at, part: { ...content, text: "" } });
    const writeError = (text: string) => send("error", { code: "server_error", message: text, param: null });
    for await (const delta of pacedText(response, reply, writeError))
      send("response.output_text.delta", { ...at, delta, logprobs: [] });
    if (isOver(response)) return;
    send("response.output_text.done", { ...at, text: reply.text, logprobs: [] });
    send("response.content_part.done", { ...at, part: content });
    send("response.output_item.done", { output_index: index++, item: message });
  }
  for (const item of calls) {
    const at = { item_id: item.id, output_index: index };
    const begun = { ...item, arguments: "", status: "in_progress" };
    send("response.output_item.added", { output_index: index, item: begun });
    for (const delta of piecesOf(item.arguments, 12))
      send("response.function_call_arguments.delta", { ...at, delta });
    send("response.function_call_arguments.done", { ...at, arguments: item.arguments });
    send("response.output_item.done", { output_index: index++, item });
  }
  send(`response.${end}`, { response: whole(end, output) });
  response.end();
}
