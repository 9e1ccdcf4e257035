import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import { accessDocument, accessEditable } from "@/lib/documents/access";
import { accessMessage } from "@/lib/messages/access";
import { accessTask } from "@/lib/tasks/access";
import { asData } from "../context/as-data";
import { thread, withoutTargets } from "../context/messages-text";
import type { WritingPlace } from "./schema";

type Reader = Pick<Actor, "userId">;
export type AccessedPlace = { channelId: string; workspaceId: string | null };
type Row = {
  /** @throws AppError where the actor may not change, or suggest changes of, what is there */
  access: (actor: Reader, id: string) => Promise<AccessedPlace>;
  /** What the model is given of it besides the text that is handed in. */
  read?: (id: string) => Promise<string>;
};

const ofChannel = ({
  id: channelId,
  workspaceId,
}: {
  id: string;
  workspaceId: string | null;
}): AccessedPlace => ({
  channelId,
  workspaceId,
});

const MAX_READ = 30_000;

const PLACES: Record<WritingPlace["type"], Row> = {
  document: {
    async access(actor, id) {
      const { kind, channelId } = await accessDocument(actor, id);
      // A description has no suggestions: who may not edit it can do nothing with an answer.
      if (kind !== "rich-text") await accessEditable(actor, id);
      const action = kind === "rich-text" ? "message.create" : "channel.read";
      return ofChannel(await accessChannel(actor, channelId, action, "document"));
    },
  },
  channel: { access: async (actor, id) => ofChannel(await accessChannel(actor, id, "message.create")) },
  task: {
    access: async (actor, id) => ofChannel((await accessTask(actor, id, "task.update")).channel),
    async read(id) {
      const { title, notes, subtasks } = await db().task.findUniqueOrThrow({
        where: { id },
        select: {
          ...{ title: true, notes: true },
          subtasks: {
            where: { deletedAt: null },
            select: { title: true },
            orderBy: [{ position: "asc" }, { id: "asc" }],
            take: 100,
          },
        },
      });
      const known = subtasks.map((subtask) => `- ${subtask.title}`);
      const list = known.length > 0 ? ["Subtasks that are there:", ...known] : [];
      return asData(
        "The task",
        [title, withoutTargets(notes).slice(0, MAX_READ), ...list].filter(Boolean).join("\n\n"),
      );
    },
  },
  message: {
    access: async (actor, id) => ofChannel((await accessMessage(actor, id, "channel.read")).channel),
    async read(id) {
      const root = await rootOf(id);
      return asData("The conversation", (await thread(root)).slice(-MAX_READ));
    },
  },
};

export const accessPlace = (actor: Reader, { type, id }: WritingPlace) => PLACES[type].access(actor, id);
export const readPlace = async ({ type, id }: WritingPlace) => (await PLACES[type].read?.(id)) ?? "";

/** The message itself where it is gone meanwhile: a run must end in any case. */
async function rootOf(messageId: string): Promise<string> {
  const message = await db().message.findUnique({ where: { id: messageId }, select: { threadId: true } });
  return message?.threadId ?? messageId;
}

/** The people who take part in the thread of a message. */
export async function peopleOfThread(messageId: string): Promise<{ id: string; name: string }[]> {
  const root = await rootOf(messageId);
  return db().user.findMany({
    where: {
      deletedAt: null,
      messages: {
        some: { OR: [{ id: root }, { threadId: root }], deletedAt: null, kind: { not: "SYSTEM" } },
      },
    },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
    take: 50,
  });
}
