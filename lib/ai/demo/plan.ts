export type Format = "openai-chat" | "openai-responses" | "anthropic" | "gemini";

export type Tool = { name: string; schema: Schema };

/** As much of JSON Schema as answers are made from. */
export type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  maxLength?: number;
};

/** What a model is asked, taken out of whichever wire format it came in. */
export type Ask = {
  format: Format;
  model: string;
  instructions: string;
  /** The text of the last user turn, and of everything. */
  prompt: string;
  transcript: string;
  tools: Tool[];
  /** Results of tools that came with this request, newest last. */
  toolResults: { name: string; result: string }[];
  /** The JSON schema that the answer must follow, where one was sent. */
  schema: Schema | null;
  maxOutputTokens: number | null;
  isStream: boolean;
  /** The body as it came. */
  raw: unknown;
};

/** When and how the wire breaks; `after` counts pieces of text. */
export type Fault =
  | { kind: "status"; status: number; retryAfter?: number; message?: string }
  | { kind: "cut"; after: number }
  | { kind: "stall"; after: number }
  | { kind: "malformed"; after: number }
  /** A well-formed error event inside a stream that began with 200: an overloaded provider. */
  | { kind: "event"; after: number; message?: string };

export type Reply = {
  text?: string;
  reasoning?: string;
  toolCalls?: { name: string; input: unknown }[];
  fault?: Fault;
  /** Before the first piece, and between pieces. */
  firstMs?: number;
  pieceMs?: number;
  /** Characters in a piece. */
  pieceSize?: number;
  finish?: "stop" | "length" | "content_filter";
  usage?: { input: number; cached?: number; output: number; reasoning?: number };
};

/** About what a tokenizer says, with no tables. */
export const roughTokens = (text: string) => Math.max(1, Math.ceil(Buffer.byteLength(text) / 4));

/** No piece ends within a surrogate pair. */
export function* piecesOf(text: string, size = 4): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + size;
    const isWithinPair = /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length;
    const next = isWithinPair ? end + 1 : end;
    yield text.slice(at, next);
    at = next;
  }
}

export type Usage = { input: number; cached: number; output: number; reasoning: number };

export function usageOf(ask: Ask, { text = "", reasoning, toolCalls, usage }: Reply): Usage {
  const thought = reasoning ? roughTokens(reasoning) : 0;
  const said = roughTokens(text + (toolCalls ? JSON.stringify(toolCalls) : ""));
  return {
    input: roughTokens(ask.transcript),
    cached: 0,
    output: said + thought,
    reasoning: thought,
    ...usage,
  };
}

const MEGABYTE = 1024 * 1024;

/**
 * Replies that the name of the model asks for: fake-429-2 (retry after 2 s), fake-500, fake-cut-5 (after 5 pieces),
 * fake-stall, fake-malformed, fake-event, fake-refusal, fake-length, fake-huge-10 (10 MB).
 */
export function replyByModel(model: string): Reply {
  const [, kind = "", number] =
    /\bfake-(\d{3}|cut|stall|malformed|event|refusal|length|huge)(?:-(\d+))?$/.exec(model) ?? [];
  const after = Number(number ?? 3);
  switch (kind) {
    case "":
      return {};
    case "cut":
    case "stall":
    case "malformed":
    case "event":
      return { fault: { kind, after } };
    case "refusal":
      return { text: "", finish: "content_filter" };
    case "length":
      return { finish: "length" };
    case "huge":
      return { text: "0123456789abcde\n".repeat((after * MEGABYTE) / 16), pieceSize: 65_536 };
    default:
      return { fault: { kind: "status", status: Number(kind), retryAfter: number ? after : undefined } };
  }
}
