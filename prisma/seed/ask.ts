import { numbered } from "@/lib/ai/retrieval/citations";
import { readableBy } from "@/lib/ai/retrieval/readable-sql";
import { retrieve } from "@/lib/ai/retrieval/retrieve";
import type { SourceRef } from "@/lib/ai/retrieval/schema";
import { titleOf } from "@/lib/ai/sessions/policy";
import { db } from "@/lib/db";

type Turn = { question: string; answer: (number: number) => string; source: string };

const turns: Turn[] = [
  {
    question: "May we use the depth data of the harbour authority?",
    source: "harbour authority answered",
    answer: (number) =>
      `Yes. The harbour authority answered that we may use their depth data, **with attribution** [${number}]. Dev put the wording into the Launch plan [${number}].`,
  },
  {
    question: "And who knows what to do when the tide importer complains?",
    source: "If the tide importer complains",
    answer: (number) =>
      `Ben wrote the steps down: they are in the Handbook under *When something is on fire* [${number}]. He himself is away on Friday afternoon [${number}].`,
  },
];

/** A question to the workspace with a follow-up, answered from what retrieval finds. */
export async function addAsk(ownerId: string, workspaceId: string): Promise<void> {
  const title = titleOf(turns[0]!.question);
  const own = { workspaceId, ownerId, title, scope: {} };
  const { id: sessionId } = await db().aiSession.create({ data: own, select: { id: true } });
  let parentId: string | null = null;
  let known: SourceRef[] = [];
  for (const { question, source, answer } of turns) {
    const readable = readableBy(ownerId, workspaceId);
    const found = await retrieve(db(), { readable, workspaceId, question });
    const { refs, sources } = numbered(known, found);
    const cited = sources.find(({ source: { excerpt } }) => excerpt.includes(source));
    if (!cited) throw new Error(`No source of the demo workspace answers: ${question}`);
    const used = refs.filter(({ number }) => number === cited.number);
    known = [...known, ...used];
    const asked: { id: string } = await db().aiMessage.create({
      data: { sessionId, parentId, role: "USER", text: question, parts: [{ type: "text", text: question }] },
      select: { id: true },
    });
    const text = answer(cited.number);
    const answered: { id: string } = await db().aiMessage.create({
      data: {
        ...{ sessionId, parentId: asked.id, role: "ASSISTANT", text, parts: [{ type: "text", text }] },
        ...{ finish: "DONE", modelName: "Demo model", sources: used },
      },
      select: { id: true },
    });
    parentId = answered.id;
  }
  await db().aiSession.update({ where: { id: sessionId }, data: { leafId: parentId } });
}
