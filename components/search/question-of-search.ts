import type { AskScope } from "@/lib/ai/ask/schema";

const FILTER = /(?:^|\s)(-?)(from|in|has|is|before|after|on|assignee|due|type):("[^"]*"|\S*)/gi;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Known = { channels: readonly { id: string; name: string }[]; meId: string };

/**
 * A search as a question: its words, and of its filters those that limit where an answer is looked for.
 * @returns `from`: a name, or its beginning, of whom the search is limited to; who that is the server knows
 */
export function questionOfSearch(text: string, { channels, meId }: Known) {
  const scope: AskScope = {};
  const named: { from?: string } = {};
  const question = text.replace(FILTER, (_, minus: string, name: string, given: string) => {
    const value = given.replaceAll('"', "");
    if (!minus) Object.assign(scope, limitOf(name.toLowerCase(), value, { channels, meId }));
    const person = value.replace(/^@/, "");
    if (!minus && name.toLowerCase() === "from" && person && person.toLowerCase() !== "me")
      named.from = person;
    return " ";
  });
  return { question: question.replace(/\s+/g, " ").trim(), scope, ...named };
}

function limitOf(name: string, value: string, { channels, meId }: Known): AskScope {
  const channel = channels.find((one) => one.name.toLowerCase() === value.replace(/^#/, "").toLowerCase());
  if (name === "in") return channel ? { channelId: channel.id } : {};
  if (name === "from") return value.toLowerCase() === "me" ? { authorId: meId } : {};
  if (!DAY.test(value)) return {};
  if (name === "on") return { after: value, before: value };
  if (name === "after") return { after: value };
  // A search leaves the day itself out.
  return name === "before" ? { before: dayBefore(value) } : {};
}

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00Z`) - 24 * 60 * 60_000).toISOString().slice(0, 10);
