import "@/lib/messages/events";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { record } from "@/lib/events/record";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publishMessage } from "@/lib/messages/load";
import { type ToolPart, textOf } from "../parts";
import type { SourceRef } from "../retrieval/schema";
import type { RunPurpose } from "../runs/purpose";
import { accessAnswerOfRun } from "./access";
import { bodyOf } from "./body";
import { promptFor } from "./prompt";

/** Of an answer that asks for a change and says nothing. */
const ASKS = "I can do this once you confirm it:";

const withoutMeta = ({ meta: _, ...call }: ToolPart) => call;

/** An answer of the assistant, in a thread. */
export const assistantPurpose: RunPurpose = {
  access: (actor, { id }, action) => accessAnswerOfRun(actor, id, action),
  prepare: (run) => promptFor(run),
  async finish(tx, { id: runId }, { parts, finish, error, modelName }) {
    const answer = await tx.assistantAnswer.findUnique({
      where: { runId },
      select: { id: true, sources: true, message: { select: { deletedAt: true, channel: true } } },
    });
    // Its channel was deleted.
    if (!answer) return;
    const calls = parts.flatMap((part) => (part.type === "tool" ? [withoutMeta(part)] : []));
    const isAsking = calls.some(({ state }) => state === "asked");
    const text = textOf(parts) || (isAsking ? ASKS : "");
    const { body, sources } = bodyOf(text, answer.sources as SourceRef[]);
    await tx.assistantAnswer.update({
      where: { id: answer.id },
      data: {
        finish,
        modelName,
        sources: sources as Prisma.InputJsonArray,
        calls: calls as Prisma.InputJsonArray,
        error: error ?? undefined,
      },
    });
    if (answer.message.deletedAt) return;
    const { id: channelId, workspaceId } = answer.message.channel;
    await tx.message.update({ where: { id: answer.id }, data: { body }, select: { id: true } });
    // Not before: whoever is notified reads the answer.
    if (body)
      await record(tx, {
        event: "message.created",
        object: { type: "message", id: answer.id },
        ...{ workspaceId, channelId, actorId: ASSISTANT_ID, payload: {} },
      });
    await publishMessage(tx, answer.id);
  },
};
