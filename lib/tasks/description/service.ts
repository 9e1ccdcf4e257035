import * as Y from "yjs";
import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { editDocument } from "@/lib/documents/append";
import { applyUpdates } from "@/lib/documents/apply";
import { explain } from "@/lib/documents/content/service";
import { loadDocument, readState } from "@/lib/documents/read-log";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { notFound } from "@/lib/http/errors";
import { publishControl } from "@/lib/realtime/publish";
import { accessTask } from "../access";
import { contentOf, type DescriptionContent, notesOf } from "./content";

/** Makes the document of a task's notes, where there is none yet, for somebody who is going to write in it. */
export async function openDescription(actor: Actor, taskId: string): Promise<{ documentId: string }> {
  await accessTask(actor, taskId, "task.update");
  await transaction((tx) => ensureDescription(tx, taskId));
  return { documentId: taskId };
}

/** The notes of a description as they are now. */
export async function readDescription(documentId: string): Promise<string> {
  const document = new Y.Doc();
  await loadDocument(documentId, (updates) => applyUpdates(document, updates, null));
  const notes = notesOf(document);
  document.destroy();
  return notes;
}

/** The same in a transaction. */
export async function readDescriptionIn(tx: Transaction, documentId: string): Promise<string> {
  const document = await load(tx, documentId);
  const notes = notesOf(document);
  document.destroy();
  return notes;
}

/** Makes the document of the notes that a new task came with. */
export async function startDescription(
  tx: Transaction,
  { id, channelId }: { id: string; channelId: string },
  content: DescriptionContent,
  authorId: string,
): Promise<void> {
  await insert(tx, id, channelId);
  await write(tx, id, content, authorId);
}

/**
 * Makes a task's notes what is given, as an edit of their document.
 * @returns whether that changed anything
 */
export async function writeDescription(
  tx: Transaction,
  taskId: string,
  content: DescriptionContent,
  authorId: string,
): Promise<boolean> {
  await ensureDescription(tx, taskId);
  return (await write(tx, taskId, content, authorId)) !== null;
}

/** Has everybody who has the descriptions of these tasks open open them again: who may edit them has changed. */
export async function reopenDescriptions(tx: Transaction, taskIds: readonly string[]): Promise<void> {
  const where = { taskId: { in: [...taskIds] } };
  const documents = await tx.document.findMany({ where, select: { id: true } });
  if (documents.length === 0) return;
  await publishControl(tx, { kind: "documents", documentIds: documents.map(({ id }) => id) });
}

/** Notes from before the task had a document are its first edit, by whoever wrote them last. */
async function ensureDescription(tx: Transaction, taskId: string): Promise<void> {
  const [task] = await tx.$queryRaw<{ channelId: string; notes: string; authorId: string | null }[]>`
    SELECT channel_id AS "channelId", notes, coalesce(
      (SELECT actor_id FROM task_activity a WHERE a.task_id = t.id AND act->>'kind' = 'notes'
        ORDER BY a.created_at DESC, a.id DESC LIMIT 1), created_by_id) AS "authorId"
    FROM tasks t WHERE id = ${taskId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  if (!task) throw notFound("task");
  if (await tx.document.findUnique({ where: { id: taskId }, select: { id: true } })) return;
  await insert(tx, taskId, task.channelId);
  if (!task.notes) return;
  const writtenAt = await write(tx, taskId, await contentOf(task.notes), task.authorId);
  if (writtenAt) await noteKnown(tx, taskId, writtenAt);
}

const insert = (tx: Transaction, id: string, channelId: string) =>
  tx.document.create({ data: { id, taskId: id, channelId, kind: "description" } });

/**
 * Writes into a description, and into the task what its notes are then.
 * @returns the time of the edit; null where that changed nothing
 */
async function write(
  tx: Transaction,
  taskId: string,
  content: DescriptionContent,
  authorId: string | null,
): Promise<Date | null> {
  const change = (document: Y.Doc) => DOCUMENT_RULES.description.write(document, content);
  const edited = await editDocument(tx, taskId, change, authorId).catch(explain);
  if (!edited) return null;
  const notes = notesOf(edited.document);
  edited.document.destroy();
  await tx.task.update({ where: { id: taskId }, data: { notes } });
  return edited.createdAt;
}

/** The mentions that it has after this edit notify nobody: they are old ones. */
async function noteKnown(tx: Transaction, documentId: string, updatedAt: Date): Promise<void> {
  const document = await load(tx, documentId);
  const mentionedState = Uint8Array.from(Y.encodeStateVector(document));
  document.destroy();
  const notedAt = updatedAt;
  await tx.documentText.create({ data: { documentId, blocks: [], mentionedState, updatedAt, notedAt } });
}

async function load(tx: Transaction, documentId: string): Promise<Y.Doc> {
  const document = new Y.Doc();
  for await (const updates of readState(tx, documentId)) applyUpdates(document, updates, null);
  return document;
}
