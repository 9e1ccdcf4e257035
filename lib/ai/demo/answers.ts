import { citedAnswer } from "./cited";
import { exampleOf } from "./example";
import type { Ask, Reply } from "./plan";
import { questionOf, summaryOf } from "./summary";
import { answerFromTools, nextCall } from "./tools";
import { proposalAnswer, writingAnswer } from "./writing";

/** About the pace of a real model. */
const PACE = { firstMs: 350, pieceMs: 25, pieceSize: 6 };
export const DEMO_MODELS = ["demo", "demo-reasoner", "demo-image", "demo-embeddings"] as const;

const NOTE =
  "*This is the demo model: it shows what an answer looks like, and knows nothing. An administrator connects a real model under Instance administration → AI models.*";

const QUOTES =
  "*This is the demo model: it quotes what has your words. An administrator connects a real model under Instance administration → AI models.*";

/** What the demo model answers: believable Markdown about what was asked, with tools, schemas and reasoning. */
export function demoReply(ask: Ask): Reply {
  const reasoning = ask.model === "demo-reasoner" && !ask.schema ? reasoningAbout(ask) : undefined;
  return { ...PACE, reasoning, ...contentOf(ask) };
}

function contentOf(ask: Ask): Reply {
  const { prompt, schema, toolResults, tools } = ask;
  if (schema) return { text: JSON.stringify(proposalAnswer(ask) ?? exampleOf(schema, subjectOf(prompt))) };
  const written = writingAnswer(ask);
  if (written !== null) return { text: written };
  if (/\btitle\b/i.test(ask.instructions)) return { text: titleOf(prompt) };
  const hasWorkspace = tools.some(({ name }) => name === "search_workspace");
  const call = hasWorkspace ? nextCall(ask) : null;
  if (call) return { toolCalls: [call] };
  if (hasWorkspace && toolResults.length > 0)
    return { text: `${answerFromTools(ask, toolResults)}\n\n${QUOTES}` };
  const cited = citedAnswer(prompt);
  if (cited) return { text: `${cited}\n\n${QUOTES}` };
  const summary = summaryOf(prompt);
  if (summary) return { text: `${summary}\n\n${QUOTES}` };
  const calls = toolResults.length === 0 ? toolCalls(ask) : [];
  if (calls.length > 0) return { toolCalls: calls };
  const last = toolResults.at(-1);
  return { text: last ? answerFrom(last) : answerTo(prompt) };
}

/** A search for a question, or a tool whose name the prompt says. */
function toolCalls({ tools, prompt }: Ask) {
  const isQuestion = /\?|\b(find|search|who|what|when|where|how|why)\b/i.test(prompt);
  const search = isQuestion ? tools.find(({ name }) => /search/i.test(name)) : undefined;
  if (search) return [{ name: search.name, input: { query: prompt.replace(/[?!.]/g, "").slice(0, 200) } }];
  const said = prompt.toLowerCase();
  const named = tools.find(({ name }) => wordsOf(name).every((word) => said.includes(word)));
  return named ? [{ name: named.name, input: exampleOf(named.schema, subjectOf(prompt)) }] : [];
}

const wordsOf = (name: string) => name.split(/[-_. ]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());

function answerFrom({ name, result }: { name: string; result: string }): string {
  const marks = [...new Set(result.match(/\[\d+\]/g) ?? [])].slice(0, 3);
  if (marks.length > 0) return `Here is what I found ${marks.join(" ")}.`;
  if (/search/i.test(name)) return "I found nothing about that in what you may read.";
  return `Done: \`${name}\` answered.\n\n${NOTE}`;
}

type Kind = { matches: RegExp; text: (subject: string) => string };

const KINDS: Kind[] = [
  {
    matches: /^\s*(hi|hello|hey|good (morning|evening|afternoon))\b/i,
    text: () =>
      "Hello! Ask me something, and I answer the way a model would. Try one of these:\n\n- *Plan the launch of our newsletter*\n- *Write a function that groups people by team*\n- *Compare a list and a board*",
  },
  {
    matches: /\b(code|function|script|typescript|javascript|python|sql|query|regex|class|component)\b/i,
    text: (subject) =>
      `Here is a starting point for **${subject}**:\n\n\`\`\`ts\n/** Groups items by what \`keyOf\` says of each. */\nexport function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {\n  const groups = new Map<K, T[]>();\n  for (const item of items) {\n    const key = keyOf(item);\n    groups.set(key, [...(groups.get(key) ?? []), item]);\n  }\n  return groups;\n}\n\`\`\`\n\n- An empty list gives an empty map.\n- The order of the items is kept within each group.`,
  },
  {
    matches: /\b(compare|versus|vs|difference|table|pros|cons)\b/i,
    text: (subject) =>
      `A short comparison for **${subject}**:\n\n| | First choice | Second choice |\n|---|---|---|\n| Effort | Small, starts today | Larger, needs a plan |\n| Risk | Known | Depends on others |\n| Fits | A small team | Several teams |\n\nStart with the first one where time is short, and decide again after two weeks.`,
  },
  {
    matches: /\b(plan|steps?|list|ideas?|agenda|checklist|how (do|to|can|should)|launch|organi[sz]e)\b/i,
    text: (subject) =>
      `Here is a plan for **${subject}**:\n\n1. **Agree on the goal.** Write one sentence that everybody would sign.\n2. **List what is open.** Note an owner and a date for each point.\n3. **Begin with the riskiest part**, so that surprises come early.\n4. **Look at it together** each week, and drop what no longer matters.\n\nA first checklist:\n\n- [ ] The goal is written down\n- [ ] Each point has an owner\n- [ ] The first review has a date`,
  },
  {
    matches: /\b(summari[sz]e|summary|shorten|tl;?dr)\b/i,
    text: (subject) =>
      `**In short:** ${subject}.\n\n- The main point comes first.\n- Open questions are named, each with an owner.\n- The next step has a date.`,
  },
];

const otherwise = (subject: string) =>
  `You asked about **${subject}**. A real model would answer here; this is what its answer would look like:\n\n- **What it is about:** the question in one sentence, so that you see whether it was understood.\n- **What matters:** two or three points, the most important one first.\n- **What to do next:** one step that can be taken today.\n\n> Ask for a *plan*, a *comparison* or a piece of *code* to see lists, tables and code blocks.`;

function answerTo(given: string): string {
  const prompt = questionOf(given);
  const { text } = KINDS.find(({ matches }) => matches.test(prompt)) ?? { text: otherwise };
  return `${text(subjectOf(prompt))}\n\n${NOTE}`;
}

const reasoningAbout = ({ prompt }: Ask) =>
  `The question is about ${subjectOf(prompt)}. First I look at what is asked for: facts, a plan or a text. Then I choose a form that is quick to read, and leave out what isn't needed.`;

/** What a prompt is about: its first line without the words that only ask. */
function subjectOf(prompt: string): string {
  const line = questionOf(prompt).split(/\n/, 1)[0] ?? "";
  const bare = line
    .replace(/^(please|can you|could you|would you|write|create|make|give me|show me|plan|compare)\s+/gi, "")
    .replace(/[*_`[\]<>|#]/g, "")
    .replace(/[.?!:]+$/, "")
    .trim();
  return bare.length > 80 ? `${bare.slice(0, 80).replace(/\s\S*$/, "")} …` : bare || "your question";
}

function titleOf(prompt: string): string {
  const words = subjectOf(prompt).split(/\s+/).slice(0, 6).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
