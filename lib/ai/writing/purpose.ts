import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { textOf } from "../parts";
import { withoutLinks } from "../retrieval/without-links";
import type { Outcome, PurposeRun, RunPurpose } from "../runs/purpose";
import { actionRow, type WritingAction } from "./actions";
import { answersOf } from "./answer";
import { accessPlace, peopleOfThread, readPlace } from "./place";
import { promptOf } from "./prompt";
import { readAnswer, SubtasksAnswer, TaskAnswer, taskProposal, titlesOf } from "./proposals";
import { WritingInput, WritingPlace } from "./schema";

const find = (runId: string) => db().aiWriting.findUnique({ where: { runId } });

/** Help with a text: a proposal that nobody but whoever asked sees, until they use it. */
export const writingPurpose: RunPurpose = {
  async access({ userId }, { id }) {
    const writing = await find(id);
    if (writing?.userId !== userId) throw notFound("answer");
  },
  async prepare({ id, userId }) {
    const writing = await find(id);
    if (!writing) throw notFound("text");
    const place = WritingPlace.parse(writing.place);
    await accessPlace({ userId }, place);
    const action = writing.action as WritingAction;
    return promptOf(action, WritingInput.parse(writing.input), await readPlace(place));
  },
  async finish(tx, run, outcome) {
    const writing = await tx.aiWriting.findUnique({ where: { runId: run.id } });
    // It was refused while it was being written.
    if (!writing) return;
    const { text, finish, error } = await resultOf(run, writing, outcome);
    const { modelName } = outcome;
    await tx.aiWriting.update({
      where: { id: writing.id },
      data: { text, finish, modelName, error: error ?? undefined },
    });
  },
};

type Result = Pick<Outcome, "finish" | "error"> & { text: string };
type Stored = { action: string; input: Prisma.JsonValue; place: Prisma.JsonValue };

const UNREADABLE = new AppError(
  "unavailable",
  "The model’s answer can’t be read as what was asked for. Try again, or have an administrator choose another default model.",
);

async function resultOf(_: PurposeRun, writing: Stored, { parts, finish, error }: Outcome): Promise<Result> {
  const text = textOf(parts).trim();
  const { result } = actionRow(writing.action as WritingAction);
  const failed = {
    text: "",
    finish: "FAILED" as const,
    error: { code: "invalid_answer", message: UNREADABLE.message },
  };
  if (result === "rewrite") {
    const input = WritingInput.parse(writing.input);
    const isNew = !answersOf({ ...input, action: writing.action }, text, finish);
    return { text: isNew ? withoutLinks(text) : text, finish, error };
  }
  if (result === "text") return { text: withoutLinks(text), finish, error };
  if (finish !== "DONE") return { text: "", finish, error };
  if (result === "subtasks") {
    const answer = readAnswer(text, SubtasksAnswer);
    const titles = titlesOf(answer?.subtasks ?? []);
    return titles.length > 0 ? { text: JSON.stringify(titles), finish, error } : failed;
  }
  const answer = readAnswer(text, TaskAnswer);
  if (!answer?.title.trim()) return failed;
  const people = await peopleOfThread(WritingPlace.parse(writing.place).id);
  const proposal = taskProposal({ ...answer, notes: withoutLinks(answer.notes) }, people);
  return { text: JSON.stringify(proposal), finish, error };
}
