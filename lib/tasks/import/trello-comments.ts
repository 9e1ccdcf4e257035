import type { ImportNotes } from "@/lib/documents/import/notes";
import type { ImportedComment } from "./imported";
import { manyLines, oneLine } from "./text";
import { momentOf, type Row, rowsOf, textOf } from "./trello-json";

const KINDS: unknown[] = ["commentCard", "copyCommentCard"];
/** Trello exports so many of a board's last actions, comments among them. */
const MAX_ACTIONS = 1_000;

/** The comments of a board by the ids of their cards, each card's oldest first. */
export function commentsOf(
  actions: readonly Row[],
  members: ReadonlyMap<string, Row>,
  notes: ImportNotes,
): Map<string, ImportedComment[]> {
  if (actions.length >= MAX_ACTIONS)
    notes.add(
      `Trello exports the last ${MAX_ACTIONS.toLocaleString("en")} actions of a board only: older comments aren’t in the file.`,
    );
  const found = new Map<string, ImportedComment[]>();
  // The newest action stands first.
  const comments = actions.filter(({ type }) => KINDS.includes(type)).toReversed();
  const dated = comments.map((action) => ({ action, at: momentOf(action.date) }));
  dated.sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  for (const { action, at } of dated) {
    const [data = {}] = rowsOf([action.data]);
    const [card = {}] = rowsOf([data.card]);
    const [creator] = rowsOf([action.memberCreator]);
    const known = creator ?? members.get(textOf(action.idMemberCreator));
    const author = oneLine(textOf(known?.fullName) || textOf(known?.username)) || null;
    const text = manyLines(textOf(data.text));
    if (!text) continue;
    const cardId = textOf(card.id);
    const ofCard = found.get(cardId);
    if (ofCard) ofCard.push({ author, at, text });
    else found.set(cardId, [{ author, at, text }]);
  }
  return found;
}
