import "./events";
import { db, type Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { memberRoom } from "@/lib/realtime/rooms";
import { textOf } from "../parts";
import type { PurposeRun, RunPurpose } from "../runs/purpose";
import { startRun } from "../runs/start-run";
import { accessSession } from "./access";
import { titleOf } from "./policy";
import { SESSION_FIELDS } from "./presenter";
import { publishSession } from "./service";

const INSTRUCTIONS =
  "Write a title for the chat that begins like this: at most six words, in the language of the question, without quotation marks and without a full stop. Answer with the title alone.";

/** As much of question and answer as a title takes. */
const READ_CHARS = 2_000;
/** With room for a model that thinks. */
const MAX_TOKENS = 400;

/** The title of a chat after its first answer. Where it fails, or a budget is spent, that of the question stays. */
export const titlePurpose: RunPurpose = {
  async access(actor, { sessionId }) {
    await accessSession(actor, sessionId ?? "", "write");
  },
  async prepare({ sessionId, userId }) {
    const { id } = await accessSession({ userId }, sessionId ?? "", "write");
    const answer = await db().aiMessage.findFirst({
      where: { sessionId: id, role: "ASSISTANT", finish: "DONE", parent: { parentId: null } },
      orderBy: { id: "asc" },
      select: { text: true, parent: { select: { text: true } } },
    });
    if (!answer) throw notFound("answer");
    const [question, said] = [answer.parent?.text ?? "", answer.text].map((text) =>
      text.slice(0, READ_CHARS),
    );
    return {
      instructions: INSTRUCTIONS,
      messages: [{ role: "user", content: `${question}\n\n${said}`.toWellFormed() }],
      maxOutputTokens: MAX_TOKENS,
    };
  },
  async finish(tx, { sessionId }, { finish, parts }) {
    const title = finish === "DONE" ? bare(textOf(parts)) : "";
    if (!title) return;
    // A person's title stays. Readers may have another branch than the one that was named.
    const { count } = await tx.aiSession.updateMany({
      where: { id: sessionId ?? "", isNamed: false, visibility: "PRIVATE" },
      data: { title, revision: { increment: 1 } },
    });
    if (count === 0) return;
    const row = await tx.aiSession.findUniqueOrThrow({ where: { id: sessionId! }, select: SESSION_FIELDS });
    await publishSession(tx, { ...row, isMine: true });
  },
};

const MARKS = /^[\s"'“”„«»*_`#]+|[\s"'“”„«»*_`.]+$/gu;

/** The first line that a model wrote, without the marks around it. */
function bare(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  return titleOf(
    line
      .replace(MARKS, "")
      .replace(/^title:/i, "")
      .replace(MARKS, ""),
  );
}

/** Has a chat named once its first question is answered, unless a person has named it. */
export async function nameChat(
  tx: Transaction,
  { sessionId, userId, workspaceId }: PurposeRun,
  { questionId, modelId }: { questionId: string | null; modelId: string | null },
): Promise<void> {
  if (!sessionId || !questionId || !modelId) return;
  const isFirst = { id: questionId, parentId: null, session: { isNamed: false } };
  if (!(await tx.aiMessage.findFirst({ where: isFirst, select: { id: true } }))) return;
  if (await tx.aiRun.findFirst({ where: { sessionId, purpose: "title" }, select: { id: true } })) return;
  const room = memberRoom(workspaceId, userId);
  await startRun(tx, { purpose: "title", answerId: null, sessionId, userId, workspaceId, modelId, room });
}
