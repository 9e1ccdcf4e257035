import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { channelTypeOf } from "@/lib/channels/types";
import { archiveNames } from "@/lib/files/archive-names";
import { disposition } from "@/lib/files/download/headers";
import { AppError } from "@/lib/http/errors";
import { tasksAsCsv } from "./csv";
import { tasksAsMarkdown } from "./markdown";
import { readExportedTasks } from "./read";

export type TasksFormat = "csv" | "markdown";

type Writer = {
  extension: string;
  type: string;
  write: (channel: { id: string; name: string }) => AsyncIterable<string>;
};

/** How the tasks of a channel are written, for callers that have checked the permission. */
export const TASK_WRITERS: Record<TasksFormat, Writer> = {
  csv: {
    ...{ extension: ".csv", type: "text/csv; charset=utf-8" },
    write: ({ id }) => tasksAsCsv(readExportedTasks(id)),
  },
  markdown: {
    ...{ extension: ".md", type: "text/markdown; charset=utf-8" },
    write: ({ id, name }) => tasksAsMarkdown(name, readExportedTasks(id)),
  },
};

/** All tasks of a list or cards of a board as a file. @throws AppError invalid_input for a channel without tasks */
export async function exportTasks(actor: Actor, channelId: string, format: TasksFormat): Promise<Response> {
  const channel = await accessChannel(actor, channelId, "channel.read");
  if (!channelTypeOf(channel.type).actions.includes("task.create"))
    throw new AppError("invalid_input", "channelId: has no tasks");
  const { extension, type, write } = TASK_WRITERS[format];
  const body = Readable.from(write(channel), { objectMode: false });
  return new Response(Readable.toWeb(body) as ReadableStream as BodyInit, {
    headers: {
      "content-type": type,
      "content-disposition": disposition("attachment", archiveNames()(channel.name, extension)),
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
}
