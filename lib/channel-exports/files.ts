import { pool } from "@/lib/db";
import type { Entry } from "@/lib/files/archive";
import type { archiveNames } from "@/lib/files/archive-names";
import { openFile } from "@/lib/files/open";
import { csvLine } from "@/lib/tasks/export/csv";

/** Bytes of files in one archive. */
const MAX_BYTES = 10 * 1024 ** 3;
const FOLDER = "files";

type Row = { id: string; name: string; size: string; storageKey: string };

const SELECT = `SELECT f.id, f.name, f.size, f.storage_key AS "storageKey" FROM files f`;
const KEPT = "f.purpose = 'ATTACHMENT' AND f.status = 'READY' AND f.multipart_id IS NULL";

/** SQL over the channel $1: the files of its messages; those that its tasks have, and their descriptions show. */
const FILES = {
  messages: `${SELECT} JOIN messages msg ON msg.id = f.message_id
    WHERE msg.channel_id = $1 AND msg.deleted_at IS NULL AND ${KEPT} ORDER BY f.id`,
  tasks: `${SELECT} WHERE ${KEPT} AND (EXISTS (
      SELECT FROM document_files df JOIN documents d ON d.id = df.document_id JOIN tasks task ON task.id = d.task_id
      WHERE df.file_id = f.id AND d.channel_id = $1 AND task.deleted_at IS NULL) OR EXISTS (
      SELECT FROM task_attachments ta JOIN tasks task ON task.id = ta.task_id
      WHERE ta.file_id = f.id AND ta.removed_at IS NULL AND task.channel_id = $1 AND task.deleted_at IS NULL))
    ORDER BY f.id`,
};

export type ChannelFiles = {
  entries: Entry[];
  pathOf: (fileId: string) => string | null;
  /** The names of those that the archive has no room for. */
  left: string[];
};

/** The files of a part of a channel, whose readers may read them, as entries of its archive. */
export async function findFiles(
  channelId: string,
  part: keyof typeof FILES,
  names: ReturnType<typeof archiveNames>,
): Promise<ChannelFiles> {
  const { rows } = await pool().query<Row>(FILES[part], [channelId]);
  const paths = new Map<string, string>();
  const left: string[] = [];
  const entries: Entry[] = [];
  let bytes = 0;
  for (const file of rows) {
    bytes += Number(file.size);
    if (bytes > MAX_BYTES) {
      left.push(file.name);
      continue;
    }
    const path = `${FOLDER}/${names(file.name)}`;
    paths.set(file.id, path);
    entries.push({ path, open: () => openFile(file) });
  }
  return { entries, left, pathOf: (fileId) => paths.get(fileId) ?? null };
}

type Attached = { taskId: string; title: string; fileId: string };

/** Which files are attached to which tasks of a channel, as a CSV. */
export async function* attachmentsAsCsv(
  channelId: string,
  pathOf: ChannelFiles["pathOf"],
): AsyncGenerator<string> {
  const { rows } = await pool().query<Attached>(
    `SELECT task.id AS "taskId", task.title, ta.file_id AS "fileId"
     FROM task_attachments ta JOIN tasks task ON task.id = ta.task_id
     WHERE task.channel_id = $1 AND task.deleted_at IS NULL AND ta.removed_at IS NULL ORDER BY task.id, ta.file_id`,
    [channelId],
  );
  yield csvLine(["Task", "Task id", "File"]);
  for (const { taskId, title, fileId } of rows) yield csvLine([title, taskId, pathOf(fileId) ?? ""]);
}
