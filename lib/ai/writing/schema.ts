import { z } from "zod";
import { Id, line, storable } from "@/lib/http/schema";
import { actionRow, WRITING_ACTION_IDS } from "./actions";
import {
  MAX_BEFORE_CHARS,
  MAX_BLOCKS,
  MAX_INSTRUCTION_CHARS,
  MAX_LABEL_CHARS,
  MAX_MARKS,
  MAX_OPTION_CHARS,
  MAX_WRITING_CHARS,
} from "./limits";
import { TaskProposal } from "./proposals";

const Position = z.base64().max(400);
const Offset = z.int().min(0).max(MAX_WRITING_CHARS);

/** A paragraph, a heading, an item, a cell, or a line of a message: what is changed as one, and stays one. */
export const WritingBlock = z.strictObject({
  /** What isn't text is U+FFFC, and a break of the line "\n". */
  text: storable(MAX_WRITING_CHARS),
  /** Runs with formatting of their own: where each begins and ends. */
  marks: z
    .array(z.tuple([Offset, Offset]))
    .max(MAX_MARKS)
    .default([]),
  /** What each U+FFFC shows, in order. */
  labels: z.array(storable(MAX_LABEL_CHARS)).max(MAX_MARKS).default([]),
  /** Of a document: where it begins and ends, as relative positions of Yjs. */
  anchor: z.strictObject({ from: Position, to: Position }).nullable().default(null),
});
export type WritingBlock = z.output<typeof WritingBlock>;

/** Where the text is: a document or a description, the channel of a message that is being written, a task, a message. */
export const WritingPlace = z.strictObject({
  type: z.enum(["document", "channel", "task", "message"]),
  id: Id,
});
export type WritingPlace = z.output<typeof WritingPlace>;

/** What goes to the model. */
export const WritingInput = z.strictObject({
  blocks: z.array(WritingBlock).max(MAX_BLOCKS).default([]),
  /** What stands before the place where it goes on. */
  before: storable(MAX_BEFORE_CHARS).default(""),
  instruction: storable(MAX_INSTRUCTION_CHARS).default(""),
  /** The language or the tone. */
  option: line(MAX_OPTION_CHARS, 0).default(""),
});
export type WritingInput = z.output<typeof WritingInput>;

const textLength = ({ blocks }: WritingInput) => blocks.reduce((sum, { text }) => sum + text.length, 0);
const hasWords = ({ blocks }: WritingInput) => blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text));

export const NewWriting = WritingInput.extend({
  /** Made by the client: sent again, the first one is returned. */
  id: Id,
  place: WritingPlace,
  action: z.enum(WRITING_ACTION_IDS),
  /** The default model where there is none. */
  modelId: Id.optional(),
})
  .refine((given) => textLength(given) <= MAX_WRITING_CHARS, {
    path: ["blocks"],
    message: `may have ${MAX_WRITING_CHARS} characters together at most. Select less of the text`,
  })
  .refine(
    (given) => actionRow(given.action).result !== "rewrite" || given.action === "custom" || hasWords(given),
    {
      path: ["blocks"],
      message: "have no words",
    },
  )
  .refine(
    ({ action, place }) => {
      const { of } = actionRow(action);
      return of ? place.type === of : place.type === "document" || place.type === "channel";
    },
    { path: ["place"], message: "isn’t one that this action works on" },
  )
  .refine(
    ({ action, instruction }) => actionRow(action).needs !== "instruction" || instruction.trim() !== "",
    {
      path: ["instruction"],
      message: "can’t be empty",
    },
  )
  .refine(
    ({ action, option }) => {
      const { needs } = actionRow(action);
      return (needs !== "tone" && needs !== "language") || option !== "";
    },
    { path: ["option"], message: "can’t be empty" },
  );
export type NewWriting = z.output<typeof NewWriting>;

export const Writing = z.object({
  id: Id,
  action: z.enum(WRITING_ACTION_IDS),
  /** The run that writes it; null once it has ended. */
  runId: Id.nullable(),
  /** What was written, once it has ended; of proposals nothing. */
  text: z.string(),
  /** Null while it is being written. */
  finish: z.enum(["DONE", "LENGTH", "STOPPED", "FAILED", "REFUSED"]).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  modelName: z.string().nullable(),
  /** Titles of proposed subtasks. */
  subtasks: z.array(z.string()).nullable(),
  task: TaskProposal.nullable(),
});
export type Writing = z.output<typeof Writing>;

export const SuggestedWriting = z.object({
  /** The comments that suggest the changes. */
  commentIds: z.array(Id),
  /** Changes of text that was edited or deleted meanwhile: they weren't suggested. */
  left: z.int(),
});
