import "./events";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { publishWidely } from "@/lib/realtime/publish";
import { aiSessionRoom, type Room, userRoom } from "@/lib/realtime/rooms";
import { type Part, textOf } from "../parts";
import type { RunPurpose } from "../runs/purpose";
import { accessSession } from "../sessions/access";
import { accessMessage } from "./access";
import { isOnSharedBranch, visibleNodes } from "./branch";
import { MESSAGE_FIELDS, toMessage } from "./presenter";
import { instructionsFor, modelMessages } from "./prompt";
import { pathTo } from "./tree";

/** An answer in an AI chat. */
export const chatPurpose = {
  async access(actor, { answerId }, action) {
    await accessMessage(actor, answerId ?? "", action === "stop" ? "write" : "read");
  },
  async prepare({ sessionId, answerId, userId }) {
    const session = await accessSession({ userId }, sessionId ?? "", "write").catch((error) => {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, "Whoever asked can’t write in this chat any more.");
    });
    const branch = pathTo(await visibleNodes(session), answerId).slice(0, -1);
    const ids = branch.map(({ id }) => id);
    const rows = await db().aiMessage.findMany({
      where: { id: { in: ids } },
      select: { role: true, parts: true },
      orderBy: { id: "asc" },
    });
    // Ids are in the order in which the messages were made, so a branch is sorted by them.
    const messages = modelMessages(rows.map(({ role, parts }) => ({ role, parts: parts as Part[] })));
    if (messages.length === 0) throw new AppError("not_found", "The question is gone.");
    const person = await db().personSettings.findUnique({ where: { userId }, select: { timeZone: true } });
    return {
      instructions: instructionsFor(session.instructions, person?.timeZone ?? "UTC", new Date()),
      messages,
    };
  },
  async finish(tx, { answerId, sessionId, userId }, { parts, finish, error, modelId, modelName }) {
    const { count } = await tx.aiMessage.updateMany({
      where: { id: answerId ?? "" },
      data: {
        parts: parts as Prisma.InputJsonArray,
        text: textOf(parts),
        finish,
        error: error ?? undefined,
        modelId,
        modelName,
      },
    });
    // It was deleted meanwhile.
    if (count === 0) return;
    const message = toMessage(
      await tx.aiMessage.findUniqueOrThrow({ where: { id: answerId ?? "" }, select: MESSAGE_FIELDS }),
    );
    // Whoever asked may have left the workspace: the answer ends all the same, but they don't hear of it.
    const session = await tx.aiSession.findUniqueOrThrow({
      where: { id: sessionId ?? "" },
      select: {
        ...{ id: true, visibility: true, sharedLeafId: true },
        workspace: { select: { memberships: { where: { userId }, select: { userId: true } } } },
      },
    });
    const isShared = session.visibility === "WORKSPACE" && (await isOnSharedBranch(session, message.id, tx));
    const to: Room[] = session.workspace.memberships.map((member) => userRoom(member.userId));
    if (isShared) to.push(aiSessionRoom(session.id));
    if (to.length > 0) await publishWidely(tx, { to }, "aiMessage.ended", message);
  },
} satisfies RunPurpose;
