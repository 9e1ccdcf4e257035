import type { ModelMessage } from "ai";
import { asData, DATA_RULE } from "../context/as-data";
import type { Source } from "../retrieval/types";

export const NOTHING_FOUND =
  "I found nothing about that in what you can read here. Try other words, or ask about all places if you asked about one.";

const RULES = [
  "You answer questions from the numbered sources that come with a question: things that people wrote in their workspace.",
  "Answer from the sources alone. Where they don’t have the answer, say that you can’t find it in the sources, and what they do say about it; never guess or use other knowledge.",
  "End each sentence that takes something from a source with its number in square brackets, such as [1] or [1][3]. Cite no number that wasn’t given.",
  "Name dates as dates. Of sources that contradict each other, prefer the newest and say so.",
  "Answer briefly, in the language of the question. Don’t list the sources at the end: they are shown beside the answer.",
].join("\n");

/** @param own of the chat, which has the rule where its questions have material */
export const askInstructions = (own = ""): string =>
  [own, RULES, !own.includes(DATA_RULE) && DATA_RULE].filter(Boolean).join("\n\n");

type Given = { number: number; source: Source };

export const sourcesText = (sources: readonly Given[], zone: string): string =>
  sources.map((given) => asData(headOf(given, zone), given.source.excerpt)).join("\n\n");

/** The text of the sources as material before the question. */
export function withSources(messages: readonly ModelMessage[], text: string): ModelMessage[] {
  const at = messages.findLastIndex(({ role }) => role === "user");
  const question = messages[at];
  if (question?.role !== "user") return [...messages];
  const content: ModelMessage["content"] =
    typeof question.content === "string"
      ? `${text}\n\nQuestion: ${question.content}`
      : [{ type: "text", text }, ...question.content];
  return messages.with(at, { role: "user", content });
}

function headOf({ number, source: { title, author, at } }: Given, zone: string): string {
  const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: zone });
  return [`Source ${number}`, title, author, moment.format(at)].filter(Boolean).join(" · ");
}
