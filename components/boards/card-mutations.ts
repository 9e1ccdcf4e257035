"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useMe } from "@/components/app/workspace-context";
import { columnsQuery } from "@/lib/boards/queries";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import {
  archiveTaskContract,
  deleteTaskContract,
  moveTasksContract,
  restoreTaskContract,
  unarchiveTaskContract,
} from "@/lib/tasks/contract";
import { MAX_MOVED } from "@/lib/tasks/limits";
import { cardsQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { applyPending, pendingOf } from "../tasks/pending-tasks";
import { taskMutations } from "../tasks/task-mutations";
import { asOne, type Said } from "../tasks/undo-acts";
import { areAt, arrangeBoard, type CardPlace, columnOf, numberOf, placeOf } from "./board-order";

/** Where a card stood, and whether it was done. */
type Before = { card: Task; place: CardPlace };

/** What one does with the cards of a board, beside what one does with every task. */
export function useCardMutations(channelId: string) {
  const client = useQueryClient();
  const { id: userId } = useMe();
  return useMemo(() => cardMutations(channelId, client, userId), [channelId, client, userId]);
}

function cardMutations(channelId: string, client: QueryClient, userId: string) {
  const tasks = taskMutations(channelId, client, userId);
  const { attempt, take } = tasks;

  /** The board as it is shown at this moment. */
  function shown() {
    const cards = client.getQueryData(cardsQuery(channelId).queryKey) ?? [];
    const columns = client.getQueryData(columnsQuery(channelId).queryKey) ?? [];
    return arrangeBoard(columns, applyPending(cards, pendingOf(channelId)), () => true);
  }

  /** What a move makes of a card, until the server has said it. */
  function moved(card: Task, columnId: string, isDone: boolean, position: string) {
    const now = { columnId, position };
    if (isDone === (card.completedAt !== null)) return now;
    if (isDone) return { ...now, completedAt: new Date().toISOString(), completedBy: userId };
    return { ...now, completedAt: null, completedBy: null };
  }

  /** In the order of `cards`: all of them or none, so many at a time. */
  async function send(cards: readonly Task[], { columnId, afterId }: CardPlace, isDone: boolean | undefined) {
    let after = afterId;
    for (let at = 0; at < cards.length; at += MAX_MOVED) {
      const taskIds = cards.slice(at, at + MAX_MOVED).map(({ id }) => id);
      const body = { taskIds, columnId, afterId: after, ...(isDone !== undefined && { isDone }) };
      take((await call(moveTasksContract, { params: { channelId }, body })).items);
      after = taskIds.at(-1) ?? after;
    }
  }

  /** Each after the one that it stood after, which is there again by then, and done or open as it was. */
  async function putBack(before: readonly Before[]): Promise<boolean> {
    const back = ({ card, place }: Before) => moveTo([card], place, { isDone: card.completedAt !== null });
    return (await Promise.all(asOne(() => before.map(back)))).every(Boolean);
  }

  function moveTo(
    cards: readonly Task[],
    place: CardPlace,
    { isDone, said }: { isDone?: boolean; said?: Said } = {},
  ): Promise<boolean> {
    const board = shown();
    const target = columnOf(board, place.columnId)?.column;
    const current = new Map(board.flatMap((one) => one.cards.map((card) => [card.id, card] as const)));
    const fresh = cards.map((card) => current.get(card.id) ?? card);
    const isSettled = fresh.every(
      ({ completedAt }) => isDone === undefined || isDone === (completedAt !== null),
    );
    if (!target || (isSettled && areAt(board, fresh, place))) return Promise.resolve(true);
    const after = (place.afterId && current.get(place.afterId)?.position) || "";
    const before = fresh.flatMap((card): Before[] => {
      const from = placeOf(board, card);
      return from ? [{ card, place: from }] : [];
    });
    /** By the columns, where the call doesn't say it. */
    function isDoneThen({ columnId, completedAt }: Task): boolean {
      const from = columnOf(board, columnId)?.column;
      if (isDone !== undefined || !target || from?.id === target.id) return isDone ?? completedAt !== null;
      return target.isDone || (completedAt !== null && from?.isDone !== true);
    }
    const changes = new Map(
      fresh.map((card, index) => {
        // Keys are of letters and digits, which "!" stands before.
        const position = `${after}!${String(index).padStart(4, "0")}`;
        return [card.id, moved(card, target.id, isDoneThen(card), position)];
      }),
    );
    return attempt({ changes, held: [] }, () => send(fresh, place, isDone), {
      failed: cards.length === 1 ? `“${cards[0]?.title}” wasn’t moved` : "The cards weren’t moved",
      undo: () => putBack(before),
      said,
    });
  }

  /** Moves cards, and offers to take it back. */
  function move(cards: readonly Task[], place: CardPlace): Promise<boolean> {
    const board = shown();
    const [first] = cards;
    const to = columnOf(board, place.columnId)?.column;
    if (!first || !to || areAt(board, cards, place)) return Promise.resolve(true);
    const from = columnOf(board, first.columnId);
    const { number } = numberOf(board, cards, place);
    const was = (from?.cards.findIndex(({ id }) => id === first.id) ?? 0) + 1;
    const where =
      from?.column.id === to.id
        ? `from ${was} to ${number} in ${to.name}`
        : `from ${from?.column.name} to ${to.name}`;
    const text =
      cards.length === 1 ? `“${first.title}” moved ${where}` : `${cards.length} cards moved to ${to.name}`;
    return moveTo(cards, place, { said: { text, id: "cards-moved" } });
  }

  /** Takes cards off the board, by one call each; one line offers to take that back. */
  async function takeOff(
    cards: readonly Task[],
    words: string,
    act: (card: Task) => Promise<void>,
    undoOne: (card: Task) => Promise<Task>,
  ): Promise<boolean> {
    const subject = cards.length === 1 ? `“${cards[0]?.title}”` : `${cards.length} cards`;
    const gone: Task[] = [];
    let problem: unknown;
    const bringBack = (card: Task) =>
      attempt({ changes: new Map(), held: [] }, async () => take([await undoOne(card)]), {
        failed: `“${card.title}” wasn’t restored`,
      });
    const isDone = await attempt(
      { changes: new Map(cards.map(({ id }) => [id, null])), held: [] },
      async () => {
        for (const card of cards)
          await act(card).then(
            () => gone.push(card),
            (error: unknown) => {
              problem = error;
            },
          );
        if (gone.length === 0) throw problem;
      },
      {
        failed: `${subject} ${cards.length === 1 ? "wasn’t" : "weren’t"} ${words}`,
        undo: async () => (await Promise.all(asOne(() => gone.map(bringBack)))).every(Boolean),
        said() {
          const isWhole = gone.length === cards.length;
          const what = isWhole ? subject : `${gone.length} of ${subject}`;
          return {
            text: `${what} ${gone.length === 1 ? "is" : "are"} ${words}`,
            ...(!isWhole && { description: `The others aren’t: ${problemOf(problem)}` }),
          };
        },
      },
    );
    return isDone && gone.length === cards.length;
  }

  /** Completing or reopening moves a card, so taking that back puts it where it stood. */
  function undoOf(card: Task) {
    const place = placeOf(shown(), card);
    return place ? { undo: () => putBack([{ card, place }]) } : {};
  }

  return {
    ...tasks,
    complete: (card: Task) => tasks.complete(card, undoOf(card)),
    reopen: (card: Task) => tasks.reopen(card, undoOf(card)),
    moveCards: move,
    archiveCards: (cards: readonly Task[]) =>
      takeOff(
        cards,
        "archived",
        async ({ id: taskId }) => take([await call(archiveTaskContract, { params: { taskId } })]),
        ({ id: taskId }) => call(unarchiveTaskContract, { params: { taskId } }),
      ),
    /** Resolves to the name of the column that it stands in, null where it wasn't restored. */
    async unarchiveCard({ id: taskId, title }: Task): Promise<string | null> {
      let columnId: string | null = null;
      const isDone = await attempt(
        { changes: new Map(), held: [] },
        async () => {
          const card = await call(unarchiveTaskContract, { params: { taskId } });
          columnId = card.columnId;
          take([card]);
        },
        { failed: `“${title}” wasn’t restored` },
      );
      return isDone ? (columnOf(shown(), columnId)?.column.name ?? "") : null;
    },
    removeCards: (cards: readonly Task[]) =>
      takeOff(
        cards,
        "deleted",
        async ({ id: taskId }) => {
          await call(deleteTaskContract, { params: { taskId } });
          take([], [taskId]);
        },
        ({ id: taskId }) => call(restoreTaskContract, { params: { taskId } }),
      ),
  };
}

export type CardMutations = ReturnType<typeof useCardMutations>;
