import { asData, DATA_RULE } from "../context/as-data";
import type { Prompt } from "../runs/purpose";
import { actionRow, type WritingAction } from "./actions";
import { SubtasksAnswer, TaskAnswer } from "./proposals";
import type { WritingInput } from "./schema";
import { encodeBlock, isEncodable } from "./tokens";

const SAME_BLOCKS = [
  "You edit a text for the person who asks. Its paragraphs are numbered: [1], [2] and so on.",
  "Answer with the changed paragraphs alone, each on one line that begins with its number in brackets. Leave out those that stay as they are. Keep their number and order: never join or split them, and answer with the number alone to empty one.",
  "Signs such as ⟦1⟧ and ⟦/1⟧ stand around words with formatting, and ⟦2 Ben⟧ is a mention or an object: put each of them in your answer exactly once, in the same order, around or in place of the words that mean the same.",
  "Write plain text without Markdown, notes, explanations or quotation marks of your own. Keep the language of the text unless you are asked to translate, and keep names, numbers and facts.",
];
const NEW_TEXT = [
  "You write for the person who asks. Answer with the text alone, as plain Markdown without links and pictures, and without an introduction or notes.",
  "Write in the language and tone of the text that is there. Don’t repeat it.",
];
const EITHER =
  "If what is asked for isn’t a change of these paragraphs but something new, such as a list, a summary or an answer, write that as Markdown without numbers in brackets.";

const TASKS = {
  improve: () => "Improve the writing: make it clear, correct and easy to read. Keep what it says.",
  fix: () => "Fix spelling, grammar and punctuation. Change nothing else.",
  shorten: () => "Shorten it to about half. Keep what matters.",
  lengthen: () => "Lengthen it: say the same in more detail, without inventing facts.",
  tone: ({ option }) => `Change the tone: make it sound ${option.toLowerCase()}.`,
  translate: ({ option }) => `Translate it into ${option}.`,
  custom: ({ instruction }) => instruction.trim(),
  continue: () => "Continue writing where the text ends: one or two paragraphs.",
  subtasks: () =>
    "Split this task into the steps that it takes: 3 to 8 short titles, in the language of the task, in the order in which they are done. Don’t repeat those that are there.",
  task: () =>
    "Make a task of this conversation: what is to be done, in its language. The notes say in Markdown what one must know for it. Assign those alone who have agreed to do it, or were asked to and didn’t refuse, by the names as they are written. Name a due date only where one was said. The checklist has its steps, if any were said.",
} satisfies Record<WritingAction, (input: WritingInput) => string>;

const OBJECTS = {
  subtasks: { name: "subtasks", schema: SubtasksAnswer, shape: '{"subtasks": ["…"]}' },
  task: {
    name: "task",
    schema: TaskAnswer,
    shape:
      '{"title": "…", "notes": "…", "assignees": ["name"], "due": "YYYY-MM-DD" or null, "labels": ["…"], "checklist": ["…"]}',
  },
} as const;

/** With room for a model that thinks. */
const SPARE_TOKENS = 1_500;

/** What a model is asked. `material` is what the server has read, as data. */
export function promptOf(action: WritingAction, input: WritingInput, material: string): Prompt {
  const { result } = actionRow(action);
  const task = TASKS[action](input);
  const user = (given: string) => [
    { role: "user" as const, content: [given, task].filter(Boolean).join("\n\n") },
  ];
  if (result === "subtasks" || result === "task") {
    const { name, schema, shape } = OBJECTS[result];
    return {
      instructions: `You help to organize work. Answer with one JSON object of this form, and nothing else: ${shape}\n${DATA_RULE}`,
      messages: user(material),
      output: { name, schema },
      maxOutputTokens: SPARE_TOKENS + 2_000,
    };
  }
  const numbered = input.blocks.flatMap((block, index) =>
    isEncodable(block) && block.text.trim() ? [`[${index + 1}] ${encodeBlock(block)}`] : [],
  );
  const isNew = result === "text" || numbered.length === 0;
  const given = isNew
    ? input.before.trim() && asData("The text so far", input.before)
    : asData("The text", numbered.join("\n"));
  const rules = isNew ? NEW_TEXT : action === "custom" ? [...SAME_BLOCKS, EITHER] : SAME_BLOCKS;
  return {
    instructions: [...rules, DATA_RULE].join("\n"),
    messages: user(given),
    // Other scripts have fewer characters in a token than Latin.
    maxOutputTokens: SPARE_TOKENS + Math.max(800, isNew ? 0 : numbered.join("\n").length),
  };
}
