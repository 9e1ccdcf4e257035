import { z } from "zod";
import { Id, line, Nonce } from "@/lib/http/schema";
import { LabelColor } from "@/lib/labels/schema";
import { MAX_COLUMN_LIMIT, MAX_COLUMN_NAME } from "./limits";

/** A column of a board. */
export const Column = z.object({
  id: Id,
  channelId: Id,
  name: z.string(),
  /** Fractional index in the board. Sorted by it, then by id. */
  position: z.string(),
  color: LabelColor.nullable(),
  /** More cards than these are too many: the board warns, and refuses none. */
  limit: z.int().nullable(),
  /** A card that is moved into it is completed, one that is moved out of it is reopened. */
  isDone: z.boolean(),
  /** Of two versions of a column, the higher one is the later. */
  revision: z.int(),
});
export type Column = z.output<typeof Column>;

const fields = {
  name: line(MAX_COLUMN_NAME),
  color: LabelColor.nullable(),
  limit: z.int().min(1).max(MAX_COLUMN_LIMIT).nullable(),
  isDone: z.boolean(),
};

/** Where a column stands: after another one; null is the beginning. One that is gone is the end. */
const afterId = Id.nullable();

export const NewColumn = z.strictObject({
  name: fields.name,
  color: fields.color.default(null),
  limit: fields.limit.default(null),
  isDone: fields.isDone.default(false),
  /** Without it, the end. */
  afterId: afterId.optional(),
  nonce: Nonce.optional(),
});
export type NewColumn = z.output<typeof NewColumn>;

/** What is in the column stays as it is: `isDone` holds for cards that are moved from then on. */
export const ColumnChange = z.strictObject(fields).partial();
export type ColumnChange = z.output<typeof ColumnChange>;

export const ColumnPosition = z.strictObject({ afterId });
export type ColumnPosition = z.output<typeof ColumnPosition>;

/** Where the cards of a column go that is deleted. */
export const ColumnDeletion = z.strictObject({ moveTo: Id.optional() });
export type ColumnDeletion = z.output<typeof ColumnDeletion>;
