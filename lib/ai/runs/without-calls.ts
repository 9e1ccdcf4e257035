import type { ModelMessage } from "ai";

type Content = Exclude<ModelMessage["content"], string>[number];

/**
 * The messages for a call that declares no tools: some providers refuse calls and results of tools that aren't declared,
 * as where another model goes on with a chat. Results are told by the person's side, where texts of others stand.
 */
export function withoutCalls(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.map((message): ModelMessage => {
    const parts: readonly Content[] = typeof message.content === "string" ? [] : message.content;
    if (message.role === "tool") return { role: "user", content: parts.flatMap(resultIn).join("\n\n") };
    if (message.role !== "assistant" || !parts.some(({ type }) => type === "tool-call")) return message;
    const text = parts.flatMap((part) =>
      part.type === "text"
        ? part.text
        : part.type === "tool-call"
          ? `(Called the tool ${part.toolName}.)`
          : [],
    );
    return { role: "assistant", content: text.join("\n\n") };
  });
}

function resultIn(part: Content): string[] {
  if (part.type !== "tool-result") return [];
  const { output, toolName } = part;
  const value = "value" in output ? output.value : "";
  return [`Result of the tool ${toolName}:\n${typeof value === "string" ? value : JSON.stringify(value)}`];
}
