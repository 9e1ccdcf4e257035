import { accessCall } from "@/lib/calls/access";
import { CALL_COLUMNS, CALLS, type CallRow, toCall } from "@/lib/calls/presenter";
import { accessChannel } from "@/lib/channels/access";
import { getChannel } from "@/lib/channels/tree/service";
import { db, pool } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { accessMessage } from "@/lib/messages/access";
import { accessTask } from "@/lib/tasks/access";
import { accessWorkspace } from "@/lib/workspaces/access";
import type { WebhookEvent } from "../events";
import type { DeliveryReason } from "../reasons";

/** Who reads: a webhook's maker, or who looks at its log. */
type Reader = { userId: string };

export type Happened = {
  event: WebhookEvent;
  objectId: string;
  channelId: string | null;
  workspaceId: string;
};

/** What is sent of an object: `revision` grows with its changes. */
type Data = { revision: number | null } & Record<string, unknown>;
export type Rendered = { data: Data } | { dropped: DeliveryReason };

const DELETED: Rendered = { dropped: "deleted" };
const momentOf = (...moments: (string | null)[]) =>
  Math.max(...moments.map((moment) => (moment ? Date.parse(moment) : 0)));

async function renderMessage(reader: Reader, { event, objectId }: Happened): Promise<Rendered> {
  const { message } = await accessMessage(reader, objectId, "channel.read");
  const { id, channelId, threadId, author, deletedAt } = message;
  const revision = momentOf(message.createdAt, message.editedAt, deletedAt);
  if (event === "message.deleted")
    return { data: { revision, message: { id, channelId, threadId, author, deletedAt } } };
  if (deletedAt) return DELETED;
  const { nonce: _, ...shown } = message;
  return { data: { revision, message: shown } };
}

async function renderTask(reader: Reader, happened: Happened): Promise<Rendered> {
  const { event, objectId: id, channelId } = happened;
  const [noun = "task", act] = event.split(".");
  if (act === "deleted") {
    // Whoever saw its channel saw the task; what it said is gone.
    if (!channelId) return DELETED;
    await accessChannel(reader, channelId, "channel.read");
    const task = await db().task.findUnique({ where: { id }, select: { revision: true, deletedAt: true } });
    if (task && !task.deletedAt) return DELETED;
    return { data: { revision: task?.revision ?? null, [noun]: { id, channelId } } };
  }
  const there = await db().task.findUnique({ where: { id }, select: { deletedAt: true } });
  if (!there || there.deletedAt) return DELETED;
  const { task } = await accessTask(reader, id, "channel.read");
  return { data: { revision: task.revision, [noun]: task } };
}

async function renderDocument(reader: Reader, { objectId: id }: Happened): Promise<Rendered> {
  const channel = await accessChannel(reader, id, "channel.read");
  const text = await db().documentText.findUnique({ where: { documentId: id }, select: { updatedAt: true } });
  const editedAt = text?.updatedAt.toISOString() ?? null;
  const document = { id, channelId: id, title: channel.name, editedAt };
  return { data: { revision: momentOf(editedAt) || null, document } };
}

async function renderChannel(reader: Reader, { event, objectId: id }: Happened): Promise<Rendered> {
  const row = await db().channel.findUnique({ where: { id }, select: { updatedAt: true } });
  if (event === "channel.deleted") return row ? DELETED : { data: { revision: null, channel: { id } } };
  if (!row) return DELETED;
  await accessChannel(reader, id, "channel.read");
  const { name, topic, type, visibility, isArchived, workspaceId } = await getChannel(reader, id);
  const channel = { id, workspaceId, name, topic, type, visibility, isArchived };
  return { data: { revision: row.updatedAt.getTime(), channel } };
}

async function renderMember(reader: Reader, { objectId, workspaceId }: Happened): Promise<Rendered> {
  await accessWorkspace(reader, workspaceId, "member.list");
  const [person, membership] = await Promise.all([
    db().user.findUnique({ where: { id: objectId }, select: { id: true, name: true, image: true } }),
    db().membership.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: objectId } },
      select: { role: true, createdAt: true },
    }),
  ]);
  if (!person) return DELETED;
  const joinedAt = membership?.createdAt.toISOString() ?? null;
  const member = { person, role: membership?.role ?? null, joinedAt };
  return { data: { revision: momentOf(joinedAt) || null, member } };
}

async function renderCall(reader: Reader, { objectId }: Happened): Promise<Rendered> {
  await accessCall(reader, objectId, "channel.read");
  const { rows } = await pool().query<CallRow>({
    name: "call",
    text: `SELECT ${CALL_COLUMNS} FROM ${CALLS} WHERE k.id = $1`,
    values: [objectId],
  });
  if (!rows[0]) return DELETED;
  const { id, channelId, revision, isVideo, startedBy, createdAt, ...call } = toCall(rows[0]);
  const { answeredAt, endedAt, endReason, peopleCount } = call;
  const times = { createdAt, answeredAt, endedAt };
  return {
    data: { revision, call: { id, channelId, isVideo, startedBy, ...times, endReason, peopleCount } },
  };
}

const RENDERERS = {
  message: renderMessage,
  task: renderTask,
  card: renderTask,
  document: renderDocument,
  channel: renderChannel,
  member: renderMember,
  call: renderCall,
};

/**
 * What an event says, as its reader may read the object now. Nothing is kept of what it said when the event happened:
 * what was deleted, moderated or closed to them since isn't sent.
 */
export async function render(reader: Reader, happened: Happened): Promise<Rendered> {
  const noun = happened.event.split(".")[0] as keyof typeof RENDERERS;
  try {
    return await RENDERERS[noun](reader, happened);
  } catch (error) {
    const isHidden = error instanceof AppError && ["not_found", "forbidden"].includes(error.code);
    if (isHidden) return { dropped: "unreadable" };
    throw error;
  }
}
