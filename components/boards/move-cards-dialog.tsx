"use client";
import { ArrowRightToLine } from "lucide-react";
import { useRef, useState } from "react";
import { FindDialog } from "@/components/ui/find-dialog";
import { nameHas } from "@/components/ui/fold";
import type { Task } from "@/lib/tasks/schema";
import type { BoardColumn, CardPlace } from "./board-order";

type MoveCardsDialogProps = {
  cards: readonly [Task, ...Task[]];
  board: readonly BoardColumn[];
  onMove: (place: CardPlace) => void;
  onClose: () => void;
};
type Option = { id: string; label: string; place: CardPlace };

/** More are found by typing. */
const SHOWN = 50;

/** Every place that cards can have on their board, found by typing. */
export default function MoveCardsDialog({ cards, board, onMove, onClose }: MoveCardsDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const moved = new Set(cards.map(({ id }) => id));
  const what = cards.length === 1 ? `“${cards[0].title}”` : `${cards.length} cards`;
  const ends = board.flatMap(({ column: { id, name }, cards: all }): Option[] => {
    const last = all.findLast((card) => !moved.has(card.id))?.id ?? null;
    const top = { id: `top ${id}`, label: `Top of ${name}`, place: { columnId: id, afterId: null } };
    if (last === null) return [{ ...top, label: name }];
    return [top, { id: `end ${id}`, label: `End of ${name}`, place: { columnId: id, afterId: last } }];
  });
  const after = board.flatMap(({ column, cards: all }) =>
    all
      .filter(({ id }) => !moved.has(id))
      .map(({ id, title }) => ({
        id: `after ${id}`,
        label: `${column.name}: after ${title}`,
        place: { columnId: column.id, afterId: id },
      })),
  );
  const isFound = ({ label }: Option) => nameHas(label, typed.trim());
  const groups = [
    { label: "Columns", items: ends.filter(isFound) },
    { label: "After a card", items: after.filter(isFound).slice(0, SHOWN) },
  ].filter(({ items }) => items.length > 0);
  return (
    <FindDialog<Option>
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Move ${what}`}
      fieldLabel="Find a place"
      fieldRef={field}
      placeholder={`Move ${what} to…`}
      icon={<ArrowRightToLine aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      value={typed}
      onValueChange={setTyped}
      groups={groups}
      textOf={({ label }) => label}
      renderItem={({ label }) => <span className="min-w-0 flex-1 truncate">{label}</span>}
      onChoose={({ place }) => {
        onClose();
        onMove(place);
      }}
      footer={groups.length === 0 && <p className="px-4 py-3 text-muted">No place is called that.</p>}
    />
  );
}
