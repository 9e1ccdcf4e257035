import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { createDocumentCommentContract } from "@/lib/documents/comments/contract";
import type { ObjectKey } from "@/lib/objects/types";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { createTaskContract } from "@/lib/tasks/contract";
import { writeDocument } from "@/tests/documents";
import { makeChannel } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { say } from "./inbox-helpers";

/** A word that only the object has. */
export const WORD = "xylophone";

export type Sample = ObjectKey & { channelId: string };

const makeTaskIn = async (type: "TODO" | "KANBAN"): Promise<Sample> => {
  const { id: channelId } = await makeChannel(workspace, { name: "work", type });
  const body = { title: `Tune the ${WORD}`, assignees: [ada.id], due: { on: "2030-05-06" } };
  const { id } = await send(ben, createTaskContract, { params: { channelId }, body });
  return { type: "task", id, channelId };
};

const makeDocument = async (text: string): Promise<Sample> => {
  const channel = await makeChannel(workspace, { name: "Plan", type: "DOC" });
  await writeDocument(channel, ben, text);
  return { type: "document", id: channel.id, channelId: channel.id };
};

/** One of each kind of the objects of tasks, boards and documents, in a channel of its own. Ben makes all of them. */
export const SAMPLES = {
  task: () => makeTaskIn("TODO"),
  card: () => makeTaskIn("KANBAN"),
  document: () => makeDocument(`The ${WORD} plays`),
  comment: async (): Promise<Sample> => {
    const { id: taskId, channelId } = await makeTaskIn("TODO");
    await send(ben, openCommentsContract, { params: { taskId } });
    const { id } = await say(ben, `Comment on the ${WORD}`, { in: channelId, threadId: taskId });
    return { type: "message", id, channelId };
  },
  documentComment: async (): Promise<Sample> => {
    const { channelId } = await makeDocument("We begin on Monday.");
    const body = { id: randomUUID(), quote: "on Monday", body: `Ask the ${WORD}` };
    await send(ben, createDocumentCommentContract, { params: { documentId: channelId }, body });
    const { id } = await db().message.findFirstOrThrow({ where: { threadId: body.id } });
    return { type: "message", id, channelId };
  },
};
export type Kind = keyof typeof SAMPLES;
export const kinds = Object.keys(SAMPLES) as Kind[];
