import { channelTypeOf, type ExportPart } from "@/lib/channels/types";
import { db } from "@/lib/db";
import type { TextBlock } from "@/lib/documents/text-block";
import { accessFile } from "@/lib/files/access";
import type { ObjectPreview } from "@/lib/objects/schema";
import type { Viewer } from "@/lib/objects/source";
import type { ObjectType } from "@/lib/objects/types";
import { isReadOrBegun } from "../attachments/begin-reading";
import { textOfFile } from "../attachments/read-file";
import { lastMessages, threadOf } from "./messages-text";
import { tasksOfChannel, taskText } from "./tasks-text";

type Text = (viewer: Viewer, object: ObjectPreview, maxCharacters: number) => Promise<string>;

/** What each type of object says to a model, for who may read it. About as much as is asked for; the caller cuts it. */
export const OBJECT_TEXTS: Record<ObjectType, Text> = {
  channel: async (_, { id, excerpt, place }, max) => {
    const parts = channelTypeOf(place?.channelType ?? "CHAT").exports;
    const texts = [];
    for (const part of parts) texts.push(await CHANNEL_PARTS[part](id, max));
    return [excerpt, ...texts].filter(Boolean).join("\n\n");
  },
  document: (_, { id }) => documentText(id),
  message: (_, { id }) => threadOf(id),
  task: (_, { id }) => taskText(id),
  file: async (viewer, { id }) => {
    const text = await textOfFile(await accessFile(viewer, id));
    return text ? textOfPages(text) : "(The text of this file can’t be read.)";
  },
  person: async (_, { title }) => title,
};

/** What a job reads, since anybody can make it slow to read: whether it is read; its reading begins where it isn't. */
export const READ_BY_JOB: Partial<Record<ObjectType, (viewer: Viewer, id: string) => Promise<boolean>>> = {
  file: async (viewer, id) => isReadOrBegun((await accessFile(viewer, id)).id),
};

const CHANNEL_PARTS: Record<ExportPart, (channelId: string, maxCharacters: number) => Promise<string>> = {
  document: documentText,
  tasks: tasksOfChannel,
  messages: lastMessages,
};

async function documentText(documentId: string): Promise<string> {
  const found = await db().documentText.findUnique({ where: { documentId }, select: { blocks: true } });
  return ((found?.blocks ?? []) as TextBlock[]).map(({ text }) => text).join("\n");
}

/** Pages under their numbers, so that an answer can name them. */
export const textOfPages = ({ pages, isPaged }: { pages: readonly string[]; isPaged: boolean }): string =>
  isPaged
    ? pages.flatMap((page, at) => (page ? [`--- p. ${at + 1} ---\n${page}`] : [])).join("\n\n")
    : pages.join("\n\n");
