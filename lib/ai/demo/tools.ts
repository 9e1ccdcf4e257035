import { citedAnswer } from "./cited";
import type { Ask } from "./plan";
import { questionOf } from "./summary";

type Call = { name: string; input: Record<string, unknown> };
type Result = Ask["toolResults"][number];
/** What a prompt wants done with the tools of lib/ai/tools. */
type Intent = { tool: string; list?: { type: string; field: string }; input: Record<string, string> };

const PLACE =
  /\s+(?:in|on|to)\s+(?:the\s+)?#?([\p{L}\p{N}][\p{L}\p{N} _-]*?)(?:\s+(?:list|board|channel))?$/iu;
/** “in Groceries: buy milk”. */
const PLACE_FIRST =
  /^in\s+(?:the\s+)?#?([\p{L}\p{N}][\p{L}\p{N} _-]*?)(?:\s+(?:list|board|channel))?:\s+(.+)$/iu;
const TASK =
  /\b(?:create|add|make|new)\b.{0,20}?\b(task|to-?do|card)\b(?:\s+(?:to|for|called|about)|:)?\s+(.+)/iu;
const MESSAGE =
  /(?:\b(?:send|post|write)\b.{0,15}?\bmessage\b.{0,15}?\b(?:to|in)\s+#?|\b(?:tell|post (?:to|in)|write (?:to|in))\s+#)([\p{L}\p{N}][\p{L}\p{N}_-]*)(?:\s+(?:that|saying)|:)?\s+(.+)/iu;
const DOCUMENT =
  /\b(?:create|write|make|draft)\b.{0,15}?\bdocument\b(?:\s+(?:about|on|called|for)|:)?\s+(.+)/iu;
const CHANNEL = /(?:\bin|\bof|\bfrom|\bread)\s+#([\p{L}\p{N}][\p{L}\p{N}_-]*)/iu;
const SEARCH = /\?|\b(?:find|search|who|what|when|where|how|why)\b/i;
/** “Ada asks: …”, as the assistant is asked. */
const ASKED = /^[\s\S]*? asks: /;

/** The next call of a tool that a prompt needs; null where it has been answered, or needs none. */
export function nextCall({ tools, prompt, toolResults }: Ask): Call | null {
  const has = (name: string) => tools.some((tool) => tool.name === name);
  const asked = wordsOf(prompt);
  const intent = intentOf(asked);
  if (intent && has(intent.tool)) {
    if (toolResults.some(({ name }) => name === intent.tool)) return null;
    const { list, input, tool } = intent;
    if (!list || input[list.field]) return { name: tool, input };
    const listed = toolResults.findLast(({ name }) => name === "list_channels");
    if (!listed) return { name: "list_channels", input: { type: list.type } };
    const [, id] = new RegExp(`${list.type} ([0-9a-f-]{36})`).exec(listed.result) ?? [];
    return id ? { name: tool, input: { ...input, [list.field]: id } } : null;
  }
  if (toolResults.length > 0) return null;
  const [, channel] = CHANNEL.exec(asked) ?? [];
  if (channel && has("read_channel")) return { name: "read_channel", input: { channel } };
  // Its sources may have come with the question.
  const isGiven = prompt.includes('title="Source ');
  if (!isGiven && SEARCH.test(asked) && has("search_workspace"))
    return { name: "search_workspace", input: { query: asked.replace(/[?!.]/g, "").slice(0, 200) } };
  return null;
}

const wordsOf = (prompt: string) => questionOf(prompt).replace(ASKED, "").split("\n", 1)[0]!.trim();

function intentOf(asked: string): Intent | null {
  const text = asked
    .replace(/@assistant/gi, "")
    .replace(/[.!]+$/, "")
    .trim();
  const [, what = "", rest = ""] = TASK.exec(text) ?? [];
  if (rest) {
    const isCard = what.toLowerCase() === "card";
    const field = isCard ? "board" : "list";
    const [, first, after] = PLACE_FIRST.exec(rest) ?? [];
    const place = first ?? PLACE.exec(rest)?.[1];
    const title = capital(after ?? (place ? rest.replace(PLACE, "") : rest));
    return {
      tool: isCard ? "create_card" : "create_task",
      list: { type: isCard ? "KANBAN" : "TODO", field },
      input: { title, ...(place && { [field]: place }) },
    };
  }
  const [, title] = DOCUMENT.exec(text) ?? [];
  if (title)
    return { tool: "create_document", input: { title: capital(title).slice(0, 80), text: draftOf(title) } };
  const [, channel, said] = MESSAGE.exec(text) ?? [];
  return channel && said ? { tool: "send_message", input: { channel, text: capital(said) } } : null;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).trim();
const draftOf = (title: string) =>
  `## ${capital(title)}\n\nA first draft.\n\n- What it is about\n- What is open, each with an owner\n- The next step, with a date`;

const SOURCE =
  /<data mark="([0-9a-f]+)" title="(?:Source (\d+) · )?([^"]*)">\n([\s\S]*?)\n<\/data mark="\1">/g;
const SHOWN = 5;

/** What is said of the results of tools. */
export function answerFromTools({ prompt }: Pick<Ask, "prompt">, results: readonly Result[]): string {
  const last = results.at(-1)!;
  const { name, result } = last;
  if (/declined/.test(result)) return "All right, I left it as it is.";
  if (/^(Created|Sent|Added)\b/.test(result)) return "**Done.** It is where the card above says.";
  const asked = wordsOf(prompt);
  if (name === "list_channels" && intentOf(asked))
    return "I found no list or board that you can add that to.";
  const cited = name === "search_workspace" ? citedAnswer(`${result}\n\nQuestion: ${asked}`) : null;
  if (cited) return cited;
  const [source] = [...result.matchAll(SOURCE)];
  if (!source) return `I couldn’t get that: ${result.slice(0, 200)}`;
  const [, , number, title = "", body = ""] = source;
  const lines = body.split("\n").filter((line) => line.trim().length > 2);
  const list = lines.slice(-SHOWN).map((line) => `- ${bare(line)}${number ? ` [${number}]` : ""}`);
  return `**${bare(title)}** has ${lines.length === 1 ? "one line" : `${lines.length} lines`}. The last of them:\n\n${list.join("\n")}`;
}

function bare(line: string): string {
  const text = line
    .replace(/^\[[^\]]* UTC\] /, "")
    .replace(/^- \[[ x]\] /, "")
    .replace(/[[\]*_`<>#]/g, "");
  return text.length > 160 ? `${text.slice(0, 160).replace(/\s\S*$/, "")} …` : text;
}
