import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import type { AiWritingModel } from "@/lib/generated/prisma/models";
import { AppError, notFound } from "@/lib/http/errors";
import { userRoom } from "@/lib/realtime/rooms";
import { findWorkspace } from "../assistant/start-answer";
import { chooseModel } from "../messages/model";
import { stopRun } from "../runs/service";
import { startRun } from "../runs/start-run";
import { actionRow, type WritingAction } from "./actions";
import { accessPlace } from "./place";
import type { TaskProposal } from "./proposals";
import type { NewWriting, Writing } from "./schema";

/**
 * Asks a model for a text. The same id returns the first one.
 * @throws AppError where the actor may not change the text, or suggest changes of it; unavailable without a model
 */
export async function createWriting(actor: Actor, given: NewWriting): Promise<Writing> {
  const { id, place, action, modelId: asked, ...input } = given;
  const { channelId, workspaceId: own } = await accessPlace(actor, place);
  const { userId } = actor;
  return transaction(async (tx) => {
    const known = await tx.aiWriting.findUnique({ where: { id } });
    if (known) {
      if (known.userId !== userId)
        throw new AppError("conflict", "id: is that of something else. Make another one.");
      return toWriting(known);
    }
    const workspaceId = own ?? (await findWorkspace(tx, { channelId, authorId: userId }));
    if (!workspaceId)
      throw new AppError(
        "forbidden",
        "Join or create a workspace first: its AI budget pays for writing help.",
      );
    const modelId = await chooseModel(asked, { modelId: null, workspaceId });
    const run = await startRun(tx, {
      ...{ purpose: "writing", answerId: null, sessionId: null, userId, workspaceId, modelId },
      room: userRoom(userId),
    });
    const writing = await tx.aiWriting.create({
      data: { id, runId: run.id, userId, workspaceId, place, action, input },
    });
    return toWriting(writing);
  });
}

/** @throws AppError not_found for others than whoever asked */
export async function accessWriting({ userId }: Pick<Actor, "userId">, id: string): Promise<AiWritingModel> {
  const writing = await db().aiWriting.findUnique({ where: { id } });
  if (writing?.userId !== userId) throw notFound("text");
  return writing;
}

export const getWriting = async (actor: Actor, id: string): Promise<Writing> =>
  toWriting(await accessWriting(actor, id));

export async function deleteWriting(actor: Actor, id: string): Promise<void> {
  const { runId, finish } = await accessWriting(actor, id);
  if (runId && !finish) await stopRun(actor, runId);
  await transaction((tx) => tx.aiWriting.deleteMany({ where: { id } }));
}

function toWriting({ id, runId, text, finish, error, modelName, ...row }: AiWritingModel): Writing {
  const action = row.action as WritingAction;
  const { result } = actionRow(action);
  const isProposal = result === "subtasks" || result === "task";
  const proposal = isProposal && text ? JSON.parse(text) : null;
  return {
    ...{ id, action, finish, modelName },
    runId: finish ? null : runId,
    text: isProposal ? "" : text,
    error: error as Writing["error"],
    subtasks: result === "subtasks" ? (proposal as string[] | null) : null,
    task: result === "task" ? (proposal as TaskProposal | null) : null,
  };
}
