import type { DropPlace } from "@/components/ui/drag/drag-options";
import type { Column } from "@/lib/boards/schema";
import type { Task } from "@/lib/tasks/schema";
import type { TaskStep } from "../tasks/actions/task-step";

/** A column with its cards in order, and those of them that a filter shows. */
export type BoardColumn = { column: Column; cards: readonly Task[]; shown: readonly Task[] };

/** Where a card is to stand: after which one of a column; null is the beginning. */
export type CardPlace = { columnId: string; afterId: string | null };

/** @param cards in order */
export function arrangeBoard(
  columns: readonly Column[],
  cards: readonly Task[],
  isShown: (card: Task) => boolean,
): BoardColumn[] {
  const byColumn = Map.groupBy(cards, ({ columnId }) => columnId);
  return columns.map((column) => {
    const own = byColumn.get(column.id) ?? [];
    return { column, cards: own, shown: own.filter(isShown) };
  });
}

export const columnOf = (board: readonly BoardColumn[], columnId: string | null) =>
  board.find(({ column }) => column.id === columnId);

/** The last card before one that isn't moved itself. */
function before(cards: readonly Task[], cardId: string, moved: ReadonlySet<string>): string | null {
  const at = cards.findIndex(({ id }) => id === cardId);
  return cards.slice(0, Math.max(0, at)).findLast(({ id }) => !moved.has(id))?.id ?? null;
}

const NONE: ReadonlySet<string> = new Set();

/** Where a card stands now. */
export function placeOf(board: readonly BoardColumn[], { id, columnId }: Task): CardPlace | null {
  const own = columnOf(board, columnId);
  return own ? { columnId: own.column.id, afterId: before(own.cards, id, NONE) } : null;
}

/** Above a card that is seen, and below all that a filter hides above it; at the end where none is seen. */
const above = ({ column, cards }: BoardColumn, target: Task | undefined, moved: ReadonlySet<string>) => ({
  columnId: column.id,
  afterId: target
    ? before(cards, target.id, moved)
    : (cards.findLast(({ id }) => !moved.has(id))?.id ?? null),
});

/** What a drop means in the whole column, of which a filter may hide a part: right after what is seen above it. */
export function placeOfDrop(
  board: readonly BoardColumn[],
  { listId, afterId, beforeId }: Pick<DropPlace, "listId" | "afterId" | "beforeId">,
  movedIds: readonly string[],
): CardPlace | null {
  const target = columnOf(board, listId);
  if (!target) return null;
  if (afterId) return { columnId: listId, afterId };
  return above(
    target,
    target.cards.find(({ id }) => id === beforeId),
    new Set(movedIds),
  );
}

/** The cards as they would stand in a column. */
function withMoved({ cards }: BoardColumn, moved: readonly Task[], afterId: string | null) {
  const ids = new Set(moved.map(({ id }) => id));
  const rest = cards.filter(({ id }) => !ids.has(id));
  const at = rest.findIndex(({ id }) => id === afterId) + 1;
  // What it was to stand after has gone meanwhile: the end.
  return rest.toSpliced(afterId !== null && at === 0 ? rest.length : at, 0, ...moved);
}

/** Whether all already stand there: then nothing is moved. */
export function areAt(board: readonly BoardColumn[], moved: readonly Task[], place: CardPlace): boolean {
  const target = columnOf(board, place.columnId);
  if (!target) return false;
  const after = withMoved(target, moved, place.afterId);
  return after.length === target.cards.length && after.every(({ id }, at) => id === target.cards[at]?.id);
}

/** The number of a place in its column, the first is 1, and how many there are then. */
export function numberOf(board: readonly BoardColumn[], moved: readonly Task[], place: CardPlace) {
  const target = columnOf(board, place.columnId);
  if (!target) return { number: 0, count: 0 };
  const after = withMoved(target, moved, place.afterId);
  return { number: after.findIndex(({ id }) => id === moved[0]?.id) + 1, count: after.length };
}

/** Cards in the order of the board, from the first column to the last. */
export const inOrder = (board: readonly BoardColumn[], ids: ReadonlySet<string>): Task[] =>
  board.flatMap(({ cards }) => cards.filter(({ id }) => ids.has(id)));

const BESIDE: Partial<Record<TaskStep, number>> = { left: -1, right: 1 };

/** What a key moves a card to, among those that are seen; null where there is no such place. */
export function placeBeside(board: readonly BoardColumn[], card: Task, step: TaskStep): CardPlace | null {
  const column = board.findIndex(({ column: { id } }) => id === card.columnId);
  const own = board[column];
  if (!own) return null;
  const at = own.shown.findIndex(({ id }) => id === card.id);
  const moved = new Set([card.id]);
  if (step === "down") {
    const next = own.shown[at + 1];
    return next ? { columnId: own.column.id, afterId: next.id } : null;
  }
  if (step === "up") {
    const previous = own.shown[at - 1];
    if (!previous) return null;
    const beforeIt = own.shown[at - 2];
    return beforeIt ? { columnId: own.column.id, afterId: beforeIt.id } : above(own, previous, moved);
  }
  const beside = BESIDE[step];
  const target = beside === undefined ? undefined : board[column + beside];
  if (!target) return null;
  const aboveIt = target.shown[Math.min(at, target.shown.length) - 1];
  return aboveIt
    ? { columnId: target.column.id, afterId: aboveIt.id }
    : above(target, target.shown[0], moved);
}
