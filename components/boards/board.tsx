"use client";
import { useQuery } from "@tanstack/react-query";
import { Archive, SquareKanban } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useDrag } from "@/components/ui/drag/use-drag";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { Person } from "@/lib/accounts/schema";
import type { Column } from "@/lib/boards/schema";
import { findReadersQuery } from "@/lib/channels/members/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import type { Label } from "@/lib/labels/schema";
import type { ChannelAction } from "@/lib/permissions";
import type { Task } from "@/lib/tasks/schema";
import { useMyZone } from "../tasks/due-text";
import { givenByFilter, isFiltered, matches } from "../tasks/list/arrange";
import { ListBar } from "../tasks/list/list-bar";
import { useNow } from "../tasks/list/use-now";
import { useListOptions } from "../tasks/list/view-options";
import { openTask } from "../tasks/task-place";
import { useBegunComments } from "../tasks/use-begun-comments";
import { usePeople } from "../tasks/use-people";
import { AddColumn } from "./add-column";
import { BoardColumn } from "./board-column";
import { type BoardContext, BoardProvider } from "./board-context";
import {
  arrangeBoard,
  type CardPlace,
  columnOf,
  type Direction,
  inOrder,
  numberOf,
  placeBeside,
  placeOfDrop,
} from "./board-order";
import type { CardAction } from "./card-actions";
import { useCardMutations } from "./card-mutations";
import { useColumnMutations } from "./column-mutations";
import { SelectionBar } from "./selection-bar";
import { useBoardFocus } from "./use-board-focus";
import { useBoardKeys } from "./use-board-keys";
import { useSelection } from "./use-selection";

const ArchiveDialog = onDemand(() => import("./archive-dialog"));
const CardMenu = onDemand(() => import("./card-menu"));
const MoveCardsDialog = onDemand(() => import("./move-cards-dialog"));
const NO_READERS: Person[] = [];
const NONE: ReadonlySet<string> = new Set();

type BoardProps = {
  channel: TreeChannel;
  columns: readonly Column[];
  /** With what is under way, in order. */
  cards: readonly Task[];
  labels: readonly Label[];
};
type Some = readonly [Task, ...Task[]];
type OpenMenu = { cards: Some; point: { x: number; y: number }; byKeyboard: boolean };

/** The columns of a board side by side, each with its cards and a line to add one. */
export function Board({ channel, columns, cards, labels }: BoardProps) {
  const me = useMe();
  const box = useRef<HTMLElement>(null);
  const menuOpener = useRef<HTMLElement>(null);
  const mutations = useCardMutations(channel.id);
  const columnMutations = useColumnMutations(channel.id);
  const [options, setOptions] = useListOptions(channel.id, me.id);
  const [text, setText] = useState("");
  const [editingId, setEditingId] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [moving, setMoving] = useState<Some | null>(null);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [dragged, setDragged] = useState(NONE);
  /** The column that a new one is added after; null while none is. */
  const [addingAfter, setAddingAfter] = useState<string | null>(null);
  const [typedTitles] = useState(() => new Map<string, string>());
  const [isArchiveOpen, setArchiveOpen] = useState(false);
  const [said, setSaid] = useState("");
  const begun = useBegunComments();
  const now = useNow();
  const timeZone = useMyZone();

  const assigned = useMemo(() => [...new Set(cards.flatMap(({ assignees }) => assignees))], [cards]);
  const people = usePeople(assigned);
  const readers =
    useQuery({ ...findReadersQuery(channel.id, ""), enabled: !channel.isArchived }).data ?? NO_READERS;
  const typed = useDeferredValue(text);
  const arrangement = { options, text: typed, now, timeZone, userId: me.id, labels, people };
  const isNarrowed = isFiltered(arrangement);
  const board = arrangeBoard(columns, cards, (card) => !isNarrowed || matches(card, arrangement));
  const may = (action: ChannelAction) => channel.actions.includes(action) && !channel.isArchived;
  const can = {
    add: may("task.create"),
    edit: may("task.update"),
    delete: may("task.delete"),
    arrange: may("column.manage"),
  };
  const selection = useSelection(board);
  const focus = useBoardFocus(box, board);

  function moveTo(moved: readonly Task[], place: CardPlace) {
    const { number, count } = numberOf(board, moved, place);
    const name = columnOf(board, place.columnId)?.column.name ?? "";
    const what = moved.length === 1 ? moved[0]?.title : `${moved.length} cards`;
    setSaid(`${what}: ${number} of ${count} in ${name}`);
    void mutations.moveCards(moved, place);
  }
  function step(card: Task, direction: Direction) {
    const place = placeBeside(board, card, direction);
    if (!place) return setSaid(`${card.title} can’t be moved there`);
    moveTo([card], place);
    focus.focusLater(card.id);
  }
  function pick({ id }: Task, fact: string) {
    focus.makeCurrent(id);
    setPickedId(id);
    openWhenDrawn(() => box.current?.querySelector(`[data-card="${id}"] [data-fact="${fact}"]`));
  }
  async function restore(card: Task) {
    const name = await mutations.unarchiveCard(card);
    if (name === null) return;
    toast.success(`“${card.title}” is restored to ${name}`);
    focus.focusLater(card.id);
  }
  function select(card: Task, isRange: boolean) {
    setSaid(
      `${card.title} is ${selection.selected.has(card.id) && !isRange ? "not selected any more" : "selected"}`,
    );
    selection.select(card, isRange);
    focus.focus(card);
  }
  const open = ({ id }: Task) => openTask(id);
  const allows = ({ needs }: CardAction) => needs === null || (needs === "delete" ? can.delete : can.edit);
  const runFor = (action: CardAction, chosen: Some) =>
    action.run(chosen, {
      ...{
        userId: me.id,
        mutations,
        open,
        edit: setEditingId,
        step,
        pick,
        choosePlace: (all) => setMoving(all as Some),
      },
      select: (card) => select(card, false),
    });

  useDrag(
    box,
    can.edit
      ? {
          idsOf: (id) => (selection.selected.has(id) ? selection.cards.map((card) => card.id) : [id]),
          onStart: (ids) => setDragged(new Set(ids)),
          onEnd: () => setDragged(NONE),
          onDrop(ids, drop) {
            const place = placeOfDrop(board, drop, ids);
            if (place) moveTo(inOrder(board, new Set(ids)), place);
          },
        }
      : null,
  );

  const keys = useBoardKeys({
    ...{ current: focus.current, step: focus.step, toColumn: focus.toColumn, toEnd: focus.toEnd },
    add() {
      const column = focus.current?.columnId ?? columns[0]?.id;
      box.current?.querySelector<HTMLElement>(`[data-column="${column}"] [data-add-card] input`)?.focus();
    },
    undo: () => void mutations.undo().then((isUndone) => setSaid(isUndone ? "Undone" : "Nothing to undo")),
    clear: selection.selected.size > 0 ? selection.clear : undefined,
    allows,
    run: (action, card) => runFor(action, action.isForAll ? selection.together(card) : [card]),
  });

  function openMenu(chosen: Some, point: { x: number; y: number }, byKeyboard: boolean) {
    menuOpener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setMenu({ cards: chosen, point, byKeyboard });
    setMenuOpen(true);
  }
  const context: BoardContext = {
    ...{ channel, can, now, timeZone, people, readers, mutations, columnMutations, open, select, editingId },
    ...{ dragged, typedTitles, pickedId, isFiltered: isNarrowed, selected: selection.selected },
    ...{ tabStopId: focus.tabStopId, scrollers: focus.scrollers, together: selection.together },
    begun,
    labels: new Map(labels.map((label) => [label.id, label])),
    edit(cardId, byKey) {
      setEditingId(cardId);
      if (byKey && focus.current) focus.focusLater(focus.current.id);
    },
    openMenu: (card, point, byKeyboard) => openMenu(selection.together(card), point, byKeyboard),
  };

  const [firstSelected, ...otherSelected] = selection.cards;
  const lastColumnId = columns.at(-1)?.id ?? null;
  const adding = (afterId: string | null) => (
    <AddColumn
      key={`after ${afterId}`}
      afterId={afterId}
      isOpen={addingAfter === (afterId ?? "")}
      onOpenChange={(isOpen) => setAddingAfter(isOpen ? (afterId ?? "") : null)}
    />
  );
  return (
    <BoardProvider value={context}>
      {firstSelected ? (
        <SelectionBar
          count={selection.cards.length}
          onMove={() => setMoving([firstSelected, ...otherSelected])}
          onMenu={(point, byKeyboard) => openMenu([firstSelected, ...otherSelected], point, byKeyboard)}
          onClear={selection.clear}
        />
      ) : (
        <ListBar
          isBoard
          options={options}
          onChange={setOptions}
          text={text}
          onText={setText}
          labels={labels}
          people={[...people].map(([, person]) => person)}
          userId={me.id}
        >
          {can.edit && (
            <IconButton size="sm" label="Archived cards" onClick={() => setArchiveOpen(true)}>
              <Archive />
            </IconButton>
          )}
        </ListBar>
      )}
      {columns.length === 0 && !can.arrange ? (
        <EmptyState icon={<SquareKanban />} title="No columns yet">
          Columns that people add to this board come here.
        </EmptyState>
      ) : (
        <section
          aria-label="Columns"
          ref={box}
          data-keeps-focus
          onFocus={focus.onFocus}
          {...keys}
          className="flex min-h-0 flex-1 gap-3 overflow-x-auto overscroll-x-contain px-3 pt-2 pb-3 max-sm:snap-x max-sm:snap-mandatory max-sm:scroll-px-5 max-sm:px-5 data-dragging:snap-none"
        >
          {board.map((own) => [
            <BoardColumn
              key={own.column.id}
              of={own}
              board={board}
              given={givenByFilter({ options, userId: me.id })}
              onAddAfter={() => setAddingAfter(own.column.id)}
            />,
            can.arrange &&
              addingAfter === own.column.id &&
              own.column.id !== lastColumnId &&
              adding(own.column.id),
          ])}
          {can.arrange && adding(lastColumnId)}
        </section>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {moving && (
        <MoveCardsDialog
          cards={moving}
          board={board}
          onMove={(place) => moveTo(moving, place)}
          onClose={() => setMoving(null)}
        />
      )}
      {isArchiveOpen && (
        <ArchiveDialog
          channelId={channel.id}
          onRestore={(card) => void restore(card)}
          onClose={() => setArchiveOpen(false)}
        />
      )}
      {menu && (
        <CardMenu
          {...menu}
          open={isMenuOpen}
          onOpenChange={setMenuOpen}
          returnFocus={menuOpener}
          userId={me.id}
          allows={allows}
          run={(action) => runFor(action, menu.cards)}
        />
      )}
    </BoardProvider>
  );
}

/** Their code may have to come first. */
const MAX_FRAMES = 120;

function openWhenDrawn(find: () => HTMLElement | null | undefined, frames = MAX_FRAMES) {
  const button = find();
  if (button) button.click();
  else if (frames > 0) requestAnimationFrame(() => openWhenDrawn(find, frames - 1));
}
