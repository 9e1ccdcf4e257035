import type { ModelMessage } from "ai";
import { DATA_RULE } from "../context/as-data";
import type { GivenPart } from "../context/material";
import { type MessagePart, type Part, type ToolPart, writtenParts } from "../parts";
import { laterResult } from "../tools/shown";

/** `given` goes before the words of a question. */
type Said = { role: "USER" | "ASSISTANT"; parts: readonly MessagePart[]; given?: readonly GivenPart[] };
/** Lines such as “--- p. 3 ---” stand above the pages (`textOfPages`). */
const CITE_PAGES =
  "Where such a text has page numbers, name the page that an answer comes from, such as (Report.pdf, p. 3).";

type AssistantContent = Exclude<Extract<ModelMessage, { role: "assistant" }>["content"], string>;
type ToolContent = Extract<ModelMessage, { role: "tool" }>["content"];

const GO_ON =
  "The output limit cut your answer off. Go on exactly where it stopped, without repeating or introducing anything.";

/**
 * A branch as providers take it: every tool call has one result, and every result its call. Reasoning isn't sent back,
 * since another model may read it. Answers that follow each other are one, which was cut off in between.
 */
export function modelMessages(branch: readonly Said[]): ModelMessage[] {
  const messages: ModelMessage[] = [];
  for (const { role, parts, given = [] } of branch) {
    if (role === "USER") messages.push({ role: "user", content: asked(parts, given) });
    else for (const step of stepsOf(writtenParts(parts))) addStep(messages, step);
  }
  // An answer that ends with results goes on by itself.
  if (branch.at(-1)?.role === "ASSISTANT" && messages.at(-1)?.role !== "tool")
    messages.push({ role: "user", content: GO_ON });
  return messages;
}

function asked(parts: readonly MessagePart[], given: readonly GivenPart[]) {
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
  return given.length > 0 ? [...given, { type: "text" as const, text }] : text;
}

/** The parts of an answer, cut after each group of tool calls: their results stand between. */
function stepsOf(parts: readonly Part[]): Part[][] {
  const steps: Part[][] = [];
  let last: Part | undefined;
  for (const part of parts) {
    // Half arguments are none.
    if (part.type === "reasoning" || (part.type === "tool" && part.state === "calling")) continue;
    if (!last || (last.type === "tool" && part.type !== "tool")) steps.push([]);
    steps.at(-1)!.push(part);
    last = part;
  }
  return steps;
}

function addStep(messages: ModelMessage[], step: readonly Part[]): void {
  const tools = step.filter((part) => part.type === "tool");
  const content: AssistantContent = [];
  for (const part of step) {
    if (part.type === "text" && part.text) content.push({ type: "text", text: part.text });
    if (part.type === "tool") content.push(callOf(part));
  }
  if (content.length === 0) return;
  const before = messages.at(-1);
  if (before?.role === "assistant" && Array.isArray(before.content)) append(before.content, content);
  else messages.push({ role: "assistant", content });
  if (tools.length > 0) messages.push({ role: "tool", content: tools.map(resultOf) });
}

/** The rest of an answer that was cut off belongs to its last text. */
function append(content: AssistantContent, added: AssistantContent): void {
  const last = content.at(-1);
  const [first, ...rest] = added;
  if (last?.type !== "text" || first?.type !== "text") content.push(...added);
  else content.splice(-1, 1, { ...last, text: last.text + first.text }, ...rest);
}

const callOf = ({ callId, name, input, meta }: ToolPart): AssistantContent[number] => ({
  type: "tool-call",
  toolCallId: callId,
  toolName: name,
  input: input ?? {},
  ...(isOptions(meta) && { providerOptions: meta }),
});

type Options = NonNullable<Extract<ModelMessage, { role: "user" }>["providerOptions"]>;
const isOptions = (meta: unknown): meta is Options => typeof meta === "object" && meta !== null;

function resultOf(part: ToolPart): ToolContent[number] {
  const { text: value, isError } = laterResult(part, new Date());
  return {
    type: "tool-result",
    toolCallId: part.callId,
    toolName: part.name,
    output: { type: isError ? "error-text" : "text", value },
  };
}

/**
 * What the model is told beside the branch: the day where the person is, and what they have written for this chat.
 * @param hasData whether the branch has texts of others
 */
export function instructionsFor(own: string, timeZone: string, now: Date, hasData = false): string {
  const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone }).format(now);
  const rule = hasData && `${DATA_RULE} ${CITE_PAGES}`;
  return [`Today is ${today} (${timeZone}).`, rule, own.trim()].filter(Boolean).join("\n\n");
}
