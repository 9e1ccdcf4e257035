import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { insertWith } from "@/lib/messages/create/rich";
import { ensureThread } from "@/lib/messages/threads/about/service";
import { newId } from "@/lib/new-id";
import { MAX_COMMENTS, MAX_SUGGESTED } from "../comments/limits";
import {
  accessCommented,
  editCommented,
  lockComments,
  publishComment,
  shownQuote,
} from "../comments/service";
import { commentMark, editRichText, quoteOf } from "../rich-text/comment-marks";
import { placeOfRange } from "../rich-text/lost-comments";

/** A text of the document, within one block, and what it should become; empty to delete it. */
export type PlannedEdit = { from: number; to: number; replacement: string };
type RangeOf = Parameters<Parameters<typeof editRichText>[1]>[1];
type Planned = PlannedEdit & { id: string; original: string };

const FIXED = /[\r\n\uFFFC]/;

/**
 * Suggests edits of what a document is now, all at once, so that each is accepted or refused by itself. What can't be a
 * suggestion is left out: see decision 64.
 * @param plan finds the texts, under the lock of the document
 * @returns the ids of the suggestions
 */
export async function suggestEdits(
  actor: Actor,
  documentId: string,
  { reason, isAi }: { reason: string; isAi: boolean },
  plan: (doc: Node, rangeOf: RangeOf) => PlannedEdit[],
): Promise<string[]> {
  const channel = await accessCommented(actor, documentId, "message.create");
  return transaction(async (tx) => {
    await lockComments(tx, documentId);
    const planned: (Planned & { place: ReturnType<typeof placeOfRange> })[] = [];
    await editCommented(tx, documentId, (document) =>
      editRichText(document, (doc, rangeOf) => {
        const marked = new Transform(doc);
        for (const edit of plan(doc, rangeOf)) {
          const original = quoteOf(doc, edit);
          if (!canBeSuggested(original, edit.replacement)) continue;
          const id = newId();
          const steps = marked.steps.length;
          // A block of code takes no marks.
          marked.addMark(edit.from, edit.to, commentMark(id));
          if (marked.steps.length > steps)
            planned.push({ ...edit, id, original, place: placeOfRange(doc, edit) });
        }
        return marked.doc;
      }),
    );
    if ((await tx.documentComment.count({ where: { documentId } })) + planned.length > MAX_COMMENTS)
      throw new AppError(
        "conflict",
        `A document has ${MAX_COMMENTS} comments and suggestions at most. Delete old ones first.`,
      );
    const about = { type: "document", id: documentId } as const;
    for (const { id } of planned)
      await ensureThread(tx, actor, { threadId: id, channelId: channel.id, about });
    await tx.documentComment.createMany({
      data: planned.map(({ id, original, replacement, place }) => ({
        ...{ id, documentId, quote: shownQuote(original), place, createdById: actor.userId },
        ...{ original, replacement, isAi },
      })),
    });
    for (const { id } of planned) {
      if (!(await insertWith(tx, actor, channel, { nonce: id, body: reason, threadId: id })))
        throw new AppError("conflict", "The channel has been archived.");
      await publishComment(tx, documentId, id);
    }
    return planned.map(({ id }) => id);
  });
}

const canBeSuggested = (original: string, replacement: string) =>
  original !== replacement &&
  original.trim() !== "" &&
  Math.max(original.length, replacement.length) <= MAX_SUGGESTED &&
  !FIXED.test(original + replacement);
