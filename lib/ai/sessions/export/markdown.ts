import { plainMarkdown } from "@/lib/tasks/export/markdown";
import { textOf } from "../../parts";
import { type ExportedChat, endingOf } from "./exported";

const MIN_FENCE = 3;

/** A text that isn't Markdown, sign by sign: in a fence that is longer than any in it. */
function asCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(Math.max(MIN_FENCE, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** What is opened in a quote, such as a fence or a comment, ends with it. */
const asQuote = (markdown: string) =>
  markdown
    .split(/\r\n|\r|\n/)
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

/** A branch as Markdown: a heading for each message, questions as they were typed, and answers as quotes. */
export async function* chatAsMarkdown({ title, ownerName, messages }: ExportedChat): AsyncGenerator<string> {
  yield `# ${plainMarkdown(title || "AI chat")}\n`;
  for await (const message of messages) {
    const name = message.role === "USER" ? ownerName : (message.modelName ?? "Model");
    const time = message.createdAt.replace("T", " ").replace(/:\d\d\.\d+Z$/, " UTC");
    yield `\n## ${plainMarkdown(name)} · ${time}\n`;
    const text = textOf(message.parts);
    if (text) yield `\n${message.role === "USER" ? asCode(text) : asQuote(text)}\n`;
    const files = message.parts.flatMap((part) => (part.type === "file" ? [part.name] : []));
    if (files.length > 0) yield `\n*Attached: ${plainMarkdown(files.join(", "))}*\n`;
    const ending = message.role === "ASSISTANT" && endingOf(message);
    if (ending) yield `\n*${plainMarkdown(ending)}*\n`;
  }
}
