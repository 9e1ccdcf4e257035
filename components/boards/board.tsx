"use client";
import { useQuery } from "@tanstack/react-query";
import { SquareKanban } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useDrag } from "@/components/ui/drag/use-drag";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { Person } from "@/lib/accounts/schema";
import { findReadersQuery } from "@/lib/channels/members/queries";
import type { ChannelAction } from "@/lib/permissions";
import type { Task } from "@/lib/tasks/schema";
import type { TaskAction, Tasks } from "../tasks/actions/task-actions";
import type { TaskStep } from "../tasks/actions/task-step";
import { useTaskMenu } from "../tasks/actions/use-task-menu";
import { openTask, useOpenTaskPage } from "../tasks/task-place";
import { asOne } from "../tasks/undo-acts";
import { useBegunComments } from "../tasks/use-begun-comments";
import { AddColumn } from "./add-column";
import { BoardBar } from "./board-bar";
import { BoardColumn } from "./board-column";
import { BoardFactsProvider, BoardMarksProvider, BoardProvider } from "./board-context";
import { type CardPlace, columnOf, inOrder, numberOf, placeBeside, placeOfDrop } from "./board-order";
import { useCardMutations } from "./card-mutations";
import { useColumnMutations } from "./column-mutations";
import { SelectionBar } from "./selection-bar";
import { useBoardFocus } from "./use-board-focus";
import { useBoardKeys } from "./use-board-keys";
import { type BoardProps, useBoardView } from "./use-board-view";
import { useSame } from "./use-same";
import { useSelection } from "./use-selection";
import { useStableActs } from "./use-stable-acts";

const MoveCardsDialog = onDemand(() => import("./move-cards-dialog"));
const NO_READERS: Person[] = [];
const NONE: ReadonlySet<string> = new Set();

/** The columns of a board side by side, each with its cards and a line to add one. */
export function Board(props: BoardProps) {
  const { channel, columns, labels } = props;
  const me = useMe();
  const box = useRef<HTMLElement>(null);
  const mutations = useCardMutations(channel.id);
  const columnMutations = useColumnMutations(channel.id);
  const view = useBoardView(props);
  const { board, now, timeZone, people } = view;
  const [editingId, setEditingId] = useState<string | null>(null);
  const [moving, setMoving] = useState<Tasks | null>(null);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [dragged, setDragged] = useState(NONE);
  /** The column that a new one is added after; null while none is. */
  const [addingAfter, setAddingAfter] = useState<string | null>(null);
  const [typedTitles] = useState(() => new Map<string, string>());
  const [said, setSaid] = useState("");
  const begun = useBegunComments();
  const readers =
    useQuery({ ...findReadersQuery(channel.id, ""), enabled: !channel.isArchived }).data ?? NO_READERS;
  const can = useMemo(() => {
    const may = (action: ChannelAction) => channel.actions.includes(action) && !channel.isArchived;
    return {
      add: may("task.create"),
      edit: may("task.update"),
      delete: may("task.delete"),
      arrange: may("column.manage"),
    };
  }, [channel]);
  const selection = useSelection(board);
  const focus = useBoardFocus(box, board);

  function moveTo(moved: readonly Task[], place: CardPlace) {
    const { number, count } = numberOf(board, moved, place);
    const name = columnOf(board, place.columnId)?.column.name ?? "";
    const what = moved.length === 1 ? moved[0]?.title : `${moved.length} cards`;
    setSaid(`${what}: ${number} of ${count} in ${name}`);
    void mutations.moveCards(moved, place);
  }
  function step(card: Task, to: TaskStep) {
    const place = placeBeside(board, card, to);
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
  const openPage = useOpenTaskPage();
  const allows = ({ needs }: TaskAction) => needs === null || (needs === "delete" ? can.delete : can.edit);
  const run = (action: TaskAction, chosen: Tasks) =>
    asOne(() =>
      action.run(chosen, {
        ...{ userId: me.id, mutations, open, openPage, edit: setEditingId, step, pick },
        choosePlace: setMoving,
        setDone: (card, isDone) => void (isDone ? mutations.complete(card) : mutations.reopen(card)),
        archive: (all) => void mutations.archiveCards(all),
        remove: (all) => void mutations.removeCards(all),
        select: (card) => select(card, false),
      }),
    );
  const { openMenu, menu } = useTaskMenu({ place: "board", userId: me.id, allows, run });

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
    ...{ together: selection.together, allows, run },
  });

  const acts = useStableActs({
    ...{ open, select, together: selection.together },
    edit(cardId: string | null, byKey?: boolean) {
      setEditingId(cardId);
      if (byKey && focus.current) focus.focusLater(focus.current.id);
    },
    openMenu: (card: Task, point: { x: number; y: number }, byKeyboard: boolean) =>
      openMenu(selection.together(card), point, byKeyboard),
  });
  const { scrollers } = focus;
  const context = useSame({ channel, can, mutations, columnMutations, typedTitles, scrollers, ...acts });
  const labelsById = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels]);
  const facts = useSame({
    ...{ now, timeZone, people, readers, begun },
    ...{ labels: labelsById, isFiltered: view.isNarrowed },
  });
  const marks = {
    ...{ pickedId, editingId, dragged, tabStopId: focus.tabStopId, selected: selection.selected },
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
      <BoardFactsProvider value={facts}>
        <BoardMarksProvider value={marks}>
          {firstSelected ? (
            <SelectionBar
              count={selection.cards.length}
              onMove={() => setMoving([firstSelected, ...otherSelected])}
              onMenu={(point, byKeyboard) => openMenu([firstSelected, ...otherSelected], point, byKeyboard)}
              onClear={selection.clear}
            />
          ) : (
            <BoardBar view={view} labels={labels} onRestore={(card) => void restore(card)} />
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
                  given={view.given}
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
          {menu}
        </BoardMarksProvider>
      </BoardFactsProvider>
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
