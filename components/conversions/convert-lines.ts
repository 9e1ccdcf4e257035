import type { Editor } from "@tiptap/react";
import { linkLines, type TaskLine, unlinkLines } from "@/components/documents/blocks/task-lines";
import { toast } from "@/components/ui/toast";
import { convertLinesContract } from "@/lib/conversions/contract";
import type { LinesConversion } from "@/lib/conversions/schema";
import { call } from "@/lib/http/client";
import { AppError, problemOf } from "@/lib/http/errors";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { wordOf } from "./convert";

type Place = Pick<LinesConversion, "channelId" | "parentId" | "nonce"> & { isWiderKnown?: boolean };

/** Makes tasks of lines, which lead to them from then on, and says so with the way back. @throws AppError as the server refuses it */
export async function convertLines(
  editor: Editor,
  documentId: string,
  lines: readonly TaskLine[],
  place: Place,
): Promise<void> {
  const body = { ...place, lines: lines.map(({ title, people }) => ({ title, people })) };
  const { taskIds, channel } = await call(convertLinesContract, { params: { documentId }, body });
  const made = new Map(lines.flatMap(({ id }, index) => (taskIds[index] ? [[id, taskIds[index]]] : [])));
  if (!editor.isDestroyed) linkLines(editor, made);
  const word = place.parentId ? "subtask" : wordOf(channel.type);
  const where = place.parentId ? "" : ` in ${channel.name}`;
  toast.success(
    `${taskIds.length === 1 ? `A ${word} was` : `${taskIds.length} ${word}s were`} made${where}`,
    {
      action: { label: "Undo", onClick: () => void undo(editor, taskIds) },
    },
  );
}

async function undo(editor: Editor, taskIds: readonly string[]): Promise<void> {
  const gone: string[] = [];
  try {
    for (const taskId of taskIds) {
      await deleteTask(taskId);
      gone.push(taskId);
    }
  } catch (error) {
    toast.error(gone.length === 0 ? "That wasn’t undone" : "Not all of that was undone", {
      description: problemOf(error),
    });
  }
  if (gone.length > 0 && !editor.isDestroyed) unlinkLines(editor, gone);
}

async function deleteTask(taskId: string): Promise<void> {
  try {
    await call(deleteTaskContract, { params: { taskId } });
  } catch (error) {
    // Somebody has deleted it before.
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
  }
}
