import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { quoteOf } from "@/lib/documents/rich-text/comment-marks";
import { suggestEdits } from "@/lib/documents/suggestions/suggest-edits";
import { AppError } from "@/lib/http/errors";
import { actionRow, type WritingAction } from "./actions";
import { answersOf } from "./answer";
import { type Hunk, hunksOf, placeInCurrent } from "./hunks";
import { MAX_HUNKS } from "./limits";
import { WritingInput, WritingPlace } from "./schema";
import { accessWriting } from "./service";

/**
 * Suggests what a model made of a document's text, a suggestion for each change. Words that somebody has changed since it
 * was asked aren't touched.
 * @param refused the changes that are left out, by their place in the order
 */
export async function suggestWriting(actor: Actor, id: string, refused: readonly number[]) {
  const writing = await accessWriting(actor, id);
  const place = WritingPlace.parse(writing.place);
  const { action, text, finish, modelName } = writing;
  if (place.type !== "document" || !finish)
    throw new AppError("conflict", "There is nothing to suggest yet.");
  const { blocks } = WritingInput.parse(writing.input);
  const answers = answersOf({ blocks, action }, text, finish);
  const hunks = hunksOf(blocks, answers ?? new Map()).filter((_, index) => !refused.includes(index));
  const reason = `${actionRow(action as WritingAction).label} (AI${modelName ? `, ${modelName}` : ""})`;
  const wanted = hunks.slice(0, MAX_HUNKS);
  const commentIds = await suggestEdits(actor, place.id, { reason, isAi: true }, (doc, rangeOf) => {
    const byBlock = Map.groupBy(wanted, ({ block }) => block);
    return [...byBlock].flatMap(([index, ofBlock]) => {
      const { anchor, text: before } = blocks[index]!;
      const range = anchor && rangeOf({ from: decode(anchor.from), to: decode(anchor.to) });
      if (!range) return [];
      return placeInCurrent<Hunk>(before, quoteOf(doc, range), ofBlock).map((hunk) => ({
        from: range.from + hunk.from,
        to: range.from + hunk.to,
        replacement: hunk.text,
      }));
    });
  });
  await transaction((tx) => tx.aiWriting.deleteMany({ where: { id } }));
  return { commentIds, left: hunks.length - commentIds.length };
}

const decode = (position: string) => Buffer.from(position, "base64");
