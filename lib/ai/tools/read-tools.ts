import { z } from "zod";
import { channelTypes } from "@/lib/channels/types";
import { db } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import { objectSource } from "@/lib/objects/sources";
import type { ObjectType } from "@/lib/objects/types";
import { momentOf } from "@/lib/time/calendar";
import { DAY_MS } from "@/lib/time/wall-clock";
import { listMembers } from "@/lib/workspaces/members/service";
import { asData } from "../context/as-data";
import { READ_BY_JOB } from "../context/object-texts";
import { readObject } from "../context/render";
import { retrieve } from "../retrieval/retrieve";
import { findChannel, isReadable, listChannels } from "./channels";
import { asSources, nothing } from "./result";
import type { ReadToolName } from "./table";
import type { ReadResult, ReadTool, ToolPlace } from "./types";

const MAX_FOUND = 6;
const MAX_READ = 6_000;
const MAX_PEOPLE = 50;

const channel = z
  .string()
  .min(1)
  .max(200)
  .describe("The id of the channel, or its exact name, such as “general”");
const idOf = (what: string) => z.string().max(100).describe(`The id of the ${what}, from an earlier result`);
const day = (what: string) => z.string().max(10).describe(`${what}, as YYYY-MM-DD`).optional();

/** Callers hand in what the schema of the row has checked. */
const tool = <I>(row: ReadTool<I>) => row as unknown as ReadTool;

/** An object as text, if the person and everybody who reads the place may read it. */
async function read(place: ToolPlace, type: ObjectType, given: string): Promise<ReadResult> {
  const id = Id.safeParse(given.trim()).data;
  const gone = new AppError("not_found", `There is no such ${type}, or the person can’t read it.`);
  const [object] = id ? await objectSource(type).resolve(place, [id]) : [];
  const channelId = object?.place?.channelId;
  if (!object || !channelId || !(await isReadable(place, channelId))) throw gone;
  if ((await READ_BY_JOB[type]?.(place, object.id)) === false)
    return nothing("The text of this file is being read. Call this again in a moment.");
  const found = await readObject(place, object, MAX_READ);
  if (!found) throw gone;
  const { title, path, text, isCut } = found;
  const body = isCut ? `${text}\n(Only this part is given.)` : text || "(It is empty.)";
  return {
    output: await asSources(place, [{ type, id: object.id, title, path, text: body }]),
    shown: { object: { type, id: object.id } },
  };
}

/** The server side of the tools that read. Everything goes through `place.readable`, and by the rights of the person. */
export const READ_TOOLS = {
  search_workspace: tool({
    description:
      "Searches what people wrote in the workspace: messages, documents, tasks, cards and files. Use the words that the text would have, not a whole question.",
    input: z.object({
      query: z.string().min(1).max(500),
      channel: channel.optional(),
      after: day("Only from this day on"),
      before: day("Only up to this day"),
    }),
    async run(place, { query, channel: within, after, before }) {
      const channelId = within ? (await findChannel(place, within)).id : undefined;
      const found = await retrieve(db(), {
        ...{ readable: place.readable, workspaceId: place.workspaceId, question: query, limit: MAX_FOUND },
        scope: {
          channelId,
          ...(after && { after: startOf(after, place.timeZone) }),
          ...(before && { before: startOf(before, place.timeZone, 1) }),
        },
      });
      if (found.length === 0) return nothing("Nothing was found. Try other words.");
      const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: place.timeZone });
      const texts = found.map(({ kind, id, block, title, author, at, path, excerpt }) => ({
        ...{ type: kind, id, block, path, text: excerpt },
        title: [title, author, time.format(at)].filter(Boolean).join(" · "),
      }));
      return { output: await asSources(place, texts), shown: { count: found.length } };
    },
  }),
  list_channels: tool({
    description:
      "Lists channels that the person can read, with their ids: CHAT, TODO (lists of tasks), KANBAN (boards of cards), DOC (documents) and others.",
    input: z.object({
      name: z.string().max(100).describe("A part of the name").optional(),
      type: z.enum(channelTypes).optional(),
    }),
    async run(place, { name = "", type }) {
      const found = await listChannels(place, name.replace(/^#/, ""), type);
      if (found.length === 0) return nothing("There is no such channel that the person can read.");
      const lines = found.map(({ id, name: called, type: kind, topic }) =>
        [`${kind} ${id}`, called, topic.slice(0, 100)].filter(Boolean).join(" · "),
      );
      return { output: asData("Channels", lines.join("\n")), shown: { count: found.length } };
    },
  }),
  read_channel: tool({
    description:
      "Reads a channel: the last messages of a chat or conversation, the tasks of a list, the cards of a board, the text of a document.",
    input: z.object({ channel }),
    run: async (place, { channel: given }) => read(place, "channel", (await findChannel(place, given)).id),
  }),
  read_thread: tool({
    description: "Reads a message with its whole thread.",
    input: z.object({ message: idOf("message") }),
    run: (place, { message }) => read(place, "message", message),
  }),
  read_document: tool({
    description: "Reads the text of a document.",
    input: z.object({ document: idOf("document") }),
    run: (place, { document }) => read(place, "document", document),
  }),
  read_task: tool({
    description: "Reads a task or card with its notes, subtasks and comments.",
    input: z.object({ task: idOf("task") }),
    run: (place, { task }) => read(place, "task", task),
  }),
  read_file: tool({
    description: "Reads the text of a file that was sent in a channel: PDF, Word, text or code.",
    input: z.object({ file: idOf("file") }),
    run: (place, { file }) => read(place, "file", file),
  }),
  list_people: tool({
    description: "Lists the people of the workspace by name.",
    input: z.object({ name: z.string().max(100).describe("A part of the name").optional() }),
    async run(place, { name = "" }) {
      const query = { search: name, limit: MAX_PEOPLE };
      const { items: people } = await listMembers(place, place.workspaceId, query);
      if (people.length === 0) return nothing("There is nobody of that name.");
      const lines = people.map(({ name: called, role }) => `${called} · ${role.toLowerCase()}`);
      return { output: asData("People", lines.join("\n")), shown: { count: people.length } };
    },
  }),
} satisfies Record<ReadToolName, ReadTool>;

/** @throws AppError for what isn't a day */
function startOf(date: string, zone: string, plus = 0): Date {
  const at = z.iso.date().safeParse(date);
  if (!at.success)
    throw new AppError("invalid_input", `“${date.slice(0, 20)}” isn’t a day. Write YYYY-MM-DD.`);
  return momentOf(Date.parse(`${at.data}T00:00Z`) + plus * DAY_MS, zone);
}
