import { titleOf } from "@/lib/ai/sessions/policy";
import { db } from "@/lib/db";
import type { Who } from "./conversations";

/** A question with its answers, of which the last one goes on. */
type Turn = { question: string; answers: string[] };

const tides: Turn[] = [
  {
    question:
      "The tide importer sometimes reads the same station twice. How do I drop doubles in TypeScript?",
    answers: [
      [
        "Keep the last reading of each station and time. A `Map` does it in one pass:",
        '```ts\ntype Reading = { station: string; at: string; level: number };\n\nexport function unique(readings: Reading[]): Reading[] {\n  const byKey = new Map<string, Reading>();\n  for (const reading of readings) {\n    byKey.set([reading.station, reading.at].join(" "), reading);\n  }\n  return [...byKey.values()];\n}\n```',
        "The order is that of the first reading of each key. If the importer runs again after a break, a unique index on `(station, at)` with `ON CONFLICT … DO UPDATE` is safer, since two runs can overlap.",
      ].join("\n\n"),
    ],
  },
  {
    question: "And where would a test for that go wrong most easily?",
    answers: [
      "In the times. `2026-11-27T06:00Z` and `2026-11-27T07:00+01:00` are the same moment and different keys. Parse them first:\n\n1. Read `at` with `Date.parse`.\n2. Refuse what isn’t a number.\n3. Use that number in the key.",
    ],
  },
];

const store: Turn[] = [
  {
    question: "Compare three headlines for the store page of Tern 2.4: offline trips, tides, night colors.",
    answers: [
      "**Sail on without a signal.** It names the fear, and the feature answers it.",
      [
        "| Headline | Says | Risk |\n| --- | --- | --- |\n| Sail on without a signal | offline trips | sounds like an emergency |\n| The tide, at a glance | tides | every rival says it |\n| Easy on your eyes at night | night colors | small, but nobody else has it |",
        "I’d take the first for the page and the third for the release notes.",
      ].join("\n\n"),
    ],
  },
];

/** Two private chats with a model; one of them has two versions of an answer. */
export async function addAiChats(
  people: Record<Who, { id: string; name: string }>,
  workspaceId: string,
): Promise<void> {
  await writeChat({ workspaceId, ownerId: people.ben.id }, tides);
  await writeChat({ workspaceId, ownerId: people.ada.id }, store);
}

async function writeChat(own: { workspaceId: string; ownerId: string }, turns: Turn[]): Promise<void> {
  const title = titleOf(turns[0]?.question ?? "");
  const { id: sessionId } = await db().aiSession.create({ data: { ...own, title }, select: { id: true } });
  const say = async (parentId: string | null, text: string, isAnswer: boolean) => {
    const answer = { role: "ASSISTANT", finish: "DONE", modelName: "Demo model" } as const;
    const parts = [{ type: "text", text }];
    const data = { sessionId, parentId, text, parts, role: "USER" as const, ...(isAnswer && answer) };
    return (await db().aiMessage.create({ data, select: { id: true } })).id;
  };
  let leafId: string | null = null;
  for (const { question, answers } of turns) {
    const questionId = await say(leafId, question, false);
    for (const answer of answers) leafId = await say(questionId, answer, true);
  }
  await db().aiSession.update({ where: { id: sessionId }, data: { leafId } });
}
