"use client";
import { canMakeLabels } from "../tasks/can-make-labels";
import type { TaskGiven } from "../tasks/draft-task";
import { withGiven } from "../tasks/list/add-line";
import { QuickAddField } from "../tasks/quick-add-field";
import { useBoard, useBoardFacts } from "./board-context";
import type { BoardColumn as Column } from "./board-order";
import { CardList } from "./card-list";
import { ColumnHeader, type ColumnHeaderProps } from "./column-header";

type BoardColumnProps = ColumnHeaderProps & {
  of: Column;
  /** What a new card gets by the filter. */
  given: TaskGiven;
};

/** A column with its cards, and a line to add one at its end. */
export function BoardColumn({ of: own, given, ...header }: BoardColumnProps) {
  const { channel, can, mutations } = useBoard();
  const { labels, readers } = useBoardFacts();
  const { column } = own;
  return (
    <section
      aria-label={column.name}
      data-column={column.id}
      data-drag-list={column.id}
      className="flex h-full w-70 shrink-0 snap-center flex-col max-sm:w-[calc(100vw-2.5rem)]"
    >
      <ColumnHeader of={own} {...header} />
      <CardList of={own} />
      {can.add && (
        <div data-add-card className="mx-1.5 shrink-0 rounded-lg focus-within:bg-hover hover:bg-hover">
          <QuickAddField
            channelId={channel.id}
            place={`column ${column.id}`}
            label={`Add a card to ${column.name}`}
            placeholder="Add a card"
            people={readers}
            labels={[...labels.values()]}
            canMakeLabels={canMakeLabels(channel)}
            onAdd={(card) => mutations.create(card.title, withGiven(card, { ...given, columnId: column.id }))}
          />
        </div>
      )}
    </section>
  );
}
