import { z } from "zod";
import { columnsOf } from "@/lib/boards/columns";
import { ChannelName, NewChannel } from "@/lib/channels/schema";
import { insertChannel } from "@/lib/channels/service";
import { channelTypeOf, hasColumns } from "@/lib/channels/types";
import { CalendarDate } from "@/lib/dates/schema";
import { db, transaction } from "@/lib/db";
import { appendContent, appending, changeContent } from "@/lib/documents/content/service";
import { AppError } from "@/lib/http/errors";
import { parse } from "@/lib/http/parse";
import { Id, text } from "@/lib/http/schema";
import { createMessage } from "@/lib/messages/create/service";
import { MessageBody } from "@/lib/messages/schema";
import { NewTask } from "@/lib/tasks/schema";
import { createTask } from "@/lib/tasks/service";
import { accessWorkspace } from "@/lib/workspaces/access";
import { visibleText } from "../context/visible-text";
import { findChannel, findTarget } from "./channels";
import type { WriteToolName } from "./table";
import type { Aim, Made, WriteTool } from "./types";

/** Of a text that a model writes into a document. */
const MAX_TEXT = 20_000;

const channel = (what: string) =>
  z.string().min(1).max(200).describe(`The id of the ${what}, or its exact name`);
const words = (what: string, max: number) => z.string().max(max).describe(what);
const due = words("The day it is due, as YYYY-MM-DD", 10).nullish();
const notes = words("More about it, as Markdown", 5_000).nullish();

const TaskFields = z.strictObject({
  title: NewTask.shape.title,
  notes: NewTask.shape.notes,
  due: z.union([z.literal(""), CalendarDate]).default(""),
  columnId: Id.optional(),
});
const Text = text(MAX_TEXT).refine((given) => given.trim() !== "", "can’t be empty");
const DocumentFields = z.strictObject({ title: ChannelName, text: text(MAX_TEXT) });
const AppendFields = z.strictObject({ text: Text });
const MessageFields = z.strictObject({ text: MessageBody });

/** Callers hand in what the schemas of the row have checked. */
const tool = <I, F>(row: WriteTool<I, F>) => row as unknown as WriteTool;

/** What is asked for has to be possible, or the model is told; and seen, since a person confirms what they see. */
function aimed<F extends z.ZodType>(
  { id: targetId, name }: { id: string; name: string },
  schema: F,
  given: Record<string, string>,
): Aim<z.output<F>> {
  const seen = Object.entries(given).map(([field, value]) => [field, visibleText(value)]);
  return { targetId, name: visibleText(name), fields: parse(schema, Object.fromEntries(seen), "input") };
}

async function writeTask(
  actor: Parameters<typeof createTask>[0],
  channelId: string,
  { due: on, ...fields }: z.output<typeof TaskFields>,
  nonce: string,
): Promise<Made> {
  const input = parse(NewTask, { ...fields, due: on ? { on } : null, nonce }, "input");
  const task = await createTask(actor, channelId, input);
  const object = { type: "task" as const, id: task.id };
  return { object, text: `Created, with the id ${task.id}.` };
}

/** The server side of the tools that write. */
export const WRITE_TOOLS = {
  create_task: tool({
    description: "Creates a task in a list. The person is asked first.",
    input: z.object({ list: channel("list"), title: words("What is to be done", 500), notes, due }),
    fields: TaskFields,
    async aim(place, { list, title, notes: more, due: on }) {
      const target = await findTarget(place, list, "task.create");
      return aimed(target, TaskFields, { title, notes: more ?? "", due: on ?? "" });
    },
    write: writeTask,
  }),
  create_card: tool({
    description: "Creates a card on a board. The person is asked first.",
    input: z.object({
      board: channel("board"),
      column: words("The name of the column; without it, the first one", 100).nullish(),
      ...{ title: words("What is to be done", 500), notes, due },
    }),
    fields: TaskFields,
    async aim(place, { board, column, title, notes: more, due: on }) {
      const target = await findTarget(place, board, "task.create");
      if (!hasColumns(target.type))
        throw new AppError("invalid_input", "This channel is no board. create_task is for lists.");
      const columns = await columnsOf(db(), target);
      const named = columns.find(({ name }) => name.toLowerCase() === column?.trim().toLowerCase());
      if (column && !named) {
        const names = columns.map(({ name }) => name).join(", ");
        throw new AppError("not_found", `There is no such column. Those of this board are: ${names}.`);
      }
      const name = named ? `${target.name}, in the column ${named.name}` : target.name;
      const fields = { title, notes: more ?? "", due: on ?? "", ...(named && { columnId: named.id }) };
      return aimed({ id: target.id, name }, TaskFields, fields);
    },
    write: writeTask,
  }),
  create_document: tool({
    description:
      "Creates a document with a text, which only the person sees until they share it. The person is asked first.",
    input: z.object({ title: words("Its title", 80), text: words("Its text, as Markdown", MAX_TEXT) }),
    fields: DocumentFields,
    async aim(place, given) {
      const { id, name } = await accessWorkspace(place, place.workspaceId, "channel.create");
      return aimed({ id, name: `${name}, for you alone` }, DocumentFields, given);
    },
    async write(actor, workspaceId, { title, text: markdown }, nonce) {
      await accessWorkspace(actor, workspaceId, "channel.create");
      const change = await appending({ markdown });
      await transaction(async (tx) => {
        // The nonce is its id.
        if (await tx.channel.findUnique({ where: { id: nonce }, select: { id: true } })) return;
        const given = { type: "DOC", name: title, visibility: "PRIVATE" } as const;
        const input = { ...NewChannel.parse(given), id: nonce };
        const { id } = await insertChannel(tx, actor, workspaceId, input);
        if (markdown.trim()) await changeContent(tx, actor, { id, kind: "rich-text" }, change);
      });
      return { object: { type: "document", id: nonce }, text: `Created, with the id ${nonce}.` };
    },
  }),
  append_to_document: tool({
    description: "Adds a text at the end of a document. The person is asked first.",
    input: z.object({ document: channel("document"), text: words("The text, as Markdown", MAX_TEXT) }),
    fields: AppendFields,
    async aim(place, { document, text: given }) {
      const found = await findChannel(place, document);
      if (channelTypeOf(found.type).documentKind !== "rich-text")
        throw new AppError("invalid_input", "This channel is no document.");
      const target = await findTarget(place, found.id, "document.update");
      return aimed(target, AppendFields, { text: given });
    },
    async write(actor, documentId, { text: markdown }, nonce) {
      await appendContent(actor, documentId, { markdown, nonce });
      return { object: { type: "document", id: documentId }, text: "Added." };
    },
  }),
  send_message: tool({
    description:
      "Sends a message in a channel or conversation in the name of the person. The person is asked first.",
    input: z.object({ channel: channel("channel"), text: words("The message, as Markdown", 4_000) }),
    fields: MessageFields,
    async aim(place, { channel: given, text: body }) {
      const target = await findTarget(place, given, "message.create");
      return aimed(target, MessageFields, { text: body });
    },
    async write(actor, channelId, { text: body }, nonce) {
      const { id } = await createMessage(actor, channelId, { nonce, body });
      return { object: { type: "message", id }, text: `Sent, with the id ${id}.` };
    },
  }),
} satisfies Record<WriteToolName, WriteTool>;
