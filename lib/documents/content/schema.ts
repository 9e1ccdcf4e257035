import { z } from "zod";
import { Id, Nonce, storable } from "@/lib/http/schema";
import { MAX_BLOCK_EDITS, MAX_MARKDOWN } from "./limits";

export const ContentFormat = z.enum(["json", "markdown", "text"]);

/** Names a block of the document for as long as it exists; see `blockIds`. */
const BlockId = z.string().regex(/^\d{1,16}-\d{1,16}$/, "isn't the id of a block");
const State = z.string().max(100);

/** A rich text as its editor has it. */
export const RichTextJson = z.looseObject({
  type: z.literal("doc"),
  content: z.array(z.record(z.string(), z.unknown())).min(1),
});

export const DocumentContent = z.object({
  documentId: Id,
  kind: z.string(),
  format: ContentFormat,
  /** Changes with the document: give it back with an edit, and the edit is refused where somebody was faster. */
  state: State,
  /** The ids of the blocks of a rich text, in order. */
  blockIds: z.array(BlockId),
  /** Markdown and text as a string, else JSON of the document's kind. */
  content: z.union([z.string(), z.record(z.string(), z.unknown())]),
});
export type DocumentContent = z.output<typeof DocumentContent>;

/** What an edit made of the document. */
export const DocumentEdit = DocumentContent.pick({ documentId: true, state: true, blockIds: true });
export type DocumentEdit = z.output<typeof DocumentEdit>;

const content = {
  markdown: storable(MAX_MARKDOWN).optional(),
  content: RichTextJson.optional(),
};
const hasOne = ({ markdown, content: json }: { markdown?: unknown; content?: unknown }) =>
  (markdown === undefined) !== (json === undefined);
const ONE = { message: "Give either markdown or content." };

/** Either Markdown or a rich text as JSON. */
export const NewContent = z.strictObject({ ...content, state: State.optional() }).refine(hasOne, ONE);
export type NewContent = z.output<typeof NewContent>;

export const AddedContent = z
  .strictObject({ ...content, state: State.optional(), nonce: Nonce.optional() })
  .refine(hasOne, ONE);
export type AddedContent = z.output<typeof AddedContent>;

const BlockEdit = z
  .strictObject({
    block: BlockId,
    action: z.enum(["replace", "insertBefore", "insertAfter", "delete"]),
    ...content,
  })
  .refine((edit) => (edit.action === "delete" ? edit.markdown === edit.content : hasOne(edit)), ONE);
export type BlockEdit = z.output<typeof BlockEdit>;

export const BlockEdits = z.strictObject({
  edits: z.array(BlockEdit).min(1).max(MAX_BLOCK_EDITS),
  state: State.optional(),
  nonce: Nonce.optional(),
});
