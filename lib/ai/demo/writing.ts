import type { Ask } from "./plan";
import { bodyOf } from "./summary";

const EDITS_BLOCKS = /^You edit a text/;
const WRITES_TEXT = /^You write for the person/;
const BLOCK = /^\[(\d+)\] (.*)$/;

type Change = (text: string) => string;
/** Words and what the demo model puts for them, also where they begin a sentence. */
const replacing =
  (pairs: readonly (readonly [string, string])[]): Change =>
  (text) =>
    pairs.reduce(
      (result, [word, by]) =>
        result.replace(new RegExp(String.raw`\b${word}\b`, "gi"), (found) =>
          /^\p{Lu}/u.test(found) ? by.charAt(0).toUpperCase() + by.slice(1) : by,
        ),
      text,
    );

const FIXES = replacing([
  ["teh", "the"],
  ["recieve", "receive"],
  ["seperate", "separate"],
  ["definately", "definitely"],
  ["occured", "occurred"],
  ["untill", "until"],
  ["wich", "which"],
  ["adress", "address"],
  ["alot", "a lot"],
  ["dont", "don’t"],
  ["doesnt", "doesn’t"],
  ["cant", "can’t"],
  ["its a", "it’s a"],
  ["could of", "could have"],
]);
const CLEARER = replacing([
  ["in order to", "to"],
  ["due to the fact that", "because"],
  ["at this point in time", "now"],
  ["in the event that", "if"],
  ["utili[sz]e", "use"],
  ["a lot of", "many"],
  ["very important", "essential"],
  ["very good", "excellent"],
  ["get", "receive"],
  ["begin", "start"],
  ["everybody", "everyone"],
  ["need to", "should"],
  ["have to", "must"],
  ["big", "large"],
  ["help", "support"],
  ["things", "points"],
  ["talk about", "discuss"],
]);
const FILLERS =
  /\b(?:very|really|quite|just|basically|actually|simply|of course|in fact|as you know|kind of),? /gi;
const FORMAL = replacing([
  ["don’t|don't", "do not"],
  ["can’t|can't", "cannot"],
  ["we’ll|we'll", "we will"],
  ["I’ll|I'll", "I will"],
  ["it’s|it's", "it is"],
  ["hi|hey", "good day"],
  ["thanks", "thank you"],
  ["ok|okay", "agreed"],
]);
const FRIENDLY = replacing([
  ["do not", "don’t"],
  ["cannot", "can’t"],
  ["we will", "we’ll"],
  ["it is", "it’s"],
  ["good day", "hi"],
  ["must", "should please"],
]);

const tidy: Change = (text) =>
  text
    .replace(/ {2,}/g, " ")
    .replace(/ ([,.;!?])/g, "$1")
    .replace(/\bi\b/g, "I")
    .replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, first: string) => before + first.toUpperCase());

/** A sentence less where there are several, and no fillers. */
function shorter(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  // What has marks around it or an object in it stays.
  const kept = sentences.filter(
    (sentence, index) => index < Math.ceil(sentences.length / 2) || sentence.includes("⟦"),
  );
  return tidy(CLEARER(kept.join(" ").replace(FILLERS, "")));
}

const KINDS: { matches: RegExp; change: (text: string, task: string) => string }[] = [
  { matches: /^Fix spelling/, change: (text) => tidy(FIXES(text)) },
  { matches: /^Shorten/, change: shorter },
  {
    matches: /^Lengthen/,
    change: (text) =>
      /[.!?…]$/.test(text)
        ? `${text} In other words, this is worth a closer look before the next step.`
        : text,
  },
  {
    matches: /^Change the tone/,
    change: (text, task) => tidy((/friendly|casual/.test(task) ? FRIENDLY : FORMAL)(text)),
  },
  {
    matches: /^Translate it into (.+)\.$/,
    change: (text, task) =>
      `${text} [${/into (.+)\.$/.exec(task)?.[1]}: the demo model can’t translate. A real model would.]`,
  },
  { matches: /./, change: (text) => tidy(CLEARER(FIXES(text.replace(FILLERS, "")))) },
];

const GOES_ON =
  "The next step is to write down who does what, and by when. A short list is enough: it shows at a glance what is open, and what depends on somebody else.\n\nThis paragraph is by the demo model, which can’t know how your text goes on. A real model would continue it.";

/** What the demo model makes of a text that it is to change or to go on with; see lib/ai/writing/prompt.ts. Null for others. */
export function writingAnswer({ instructions, prompt }: Ask): string | null {
  const task = prompt.slice(prompt.lastIndexOf("\n\n") + 1).trim();
  if (WRITES_TEXT.test(instructions)) return task.startsWith("Continue") ? GOES_ON : newText(task);
  if (!EDITS_BLOCKS.test(instructions)) return null;
  const kind = KINDS.find(({ matches }) => matches.test(task));
  return bodyOf(prompt)
    .split("\n")
    .flatMap((line) => {
      const [, number, text = ""] = BLOCK.exec(line) ?? [];
      return number && kind ? `[${number}] ${kind.change(text, task)}` : [];
    })
    .join("\n");
}

const newText = (task: string) =>
  `Here is a first draft for: ${task.replace(/[.\s]+$/, "")}.\n\n- The main point comes first.\n- Then what follows from it.\n- At the end, what happens next and who does it.\n\nThis is the demo model. A real model would write about it.`;

/** What the demo model fills a form with, for the task and for the conversation that it is given. */
export function proposalAnswer({ prompt, schema }: Ask): unknown {
  const properties = schema?.properties ?? {};
  const body = bodyOf(prompt);
  if ("subtasks" in properties) {
    const title = body.split("\n", 1)[0]?.trim() || "the task";
    return {
      subtasks: [
        `Agree on what “${title}” includes`,
        "List what is missing, and who has it",
        "Do the riskiest part first",
        "Have somebody else look at it",
        "Say that it is done",
      ],
    };
  }
  if (!("checklist" in properties)) return null;
  const said = body.split("\n").flatMap((line) => {
    const [, author, text = ""] = /^\[[^\]]* UTC\] (.+?): (.+)$/.exec(line) ?? [];
    return author ? [{ author, text }] : [];
  });
  const open = said.filter(({ text }) => /\b(i’ll|i'll|i will|let me)\b/i.test(text));
  return {
    title: (said[0]?.text ?? "What was said here").slice(0, 120),
    notes: said.map(({ author, text }) => `- **${author}:** ${text}`).join("\n"),
    assignees: [...new Set(open.map(({ author }) => author))],
    due: null,
    labels: [],
    checklist: open.map(({ text }) => text.slice(0, 120)),
  };
}
