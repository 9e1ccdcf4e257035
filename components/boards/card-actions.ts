import type { Task } from "@/lib/tasks/schema";
import { chooseChannel } from "../tasks/transfer/transfer-store";
import type { Direction } from "./board-order";
import type { CardMutations } from "./card-mutations";

/** What an action of cards is given. */
export type CardActionContext = {
  userId: string;
  mutations: CardMutations;
  open: (card: Task) => void;
  edit: (cardId: string) => void;
  select: (card: Task) => void;
  step: (card: Task, direction: Direction) => void;
  /** Opens the choice of a fact, beside the first one. */
  pick: (card: Task, fact: "due" | "labels" | "assignees") => void;
  choosePlace: (cards: readonly Task[]) => void;
};

type Cards = readonly [Task, ...Task[]];
export type CardAction = {
  id: string;
  label: string | ((cards: Cards, userId: string) => string);
  /** As in the list of shortcuts, where it differs. */
  listedAs?: string;
  shortcut: string;
  needs: "update" | "delete" | null;
  /** Whether it is for all that are selected, or for one card alone. */
  isForAll: boolean;
  run: (cards: Cards, context: CardActionContext) => void;
};

const priority = (value: Task["priority"], label: string, shortcut: string): CardAction => ({
  ...{ id: `priority-${value}`, label, shortcut, needs: "update", isForAll: true },
  run: (cards, { mutations }) => {
    for (const card of cards) void mutations.change(card, { priority: value });
  },
});

const step = (direction: Direction, label: string): CardAction => ({
  ...{ id: direction, label, shortcut: `alt+arrow${direction}`, needs: "update", isForAll: false },
  run: ([card], context) => context.step(card, direction),
});

const areMine = (cards: Cards, userId: string) => cards.every(({ assignees }) => assignees.includes(userId));
const areDone = (cards: Cards) => cards.every(({ completedAt }) => completedAt !== null);

/** What one does with cards, once for their keys, their menu and the list of shortcuts. */
export const CARD_ACTIONS = {
  open: {
    ...{ id: "open", label: "Open", shortcut: "o", needs: null, isForAll: false },
    run: ([card], { open }) => open(card),
  },
  select: {
    ...{ id: "select", label: "Select", listedAs: "Select, or not", shortcut: "x", needs: "update" },
    isForAll: false,
    run: ([card], { select }) => select(card),
  },
  toggle: {
    id: "toggle",
    label: (cards) => (areDone(cards) ? "Reopen" : "Mark done"),
    ...{ listedAs: "Done, or not", shortcut: "c", needs: "update", isForAll: true },
    run: (cards, { mutations }) => {
      const isDone = areDone(cards);
      for (const card of cards)
        if (isDone) void mutations.reopen(card);
        else if (!card.completedAt) void mutations.complete(card);
    },
  },
  edit: {
    ...{ id: "edit", label: "Edit the title", shortcut: "e", needs: "update", isForAll: false },
    run: ([card], { edit }) => edit(card.id),
  },
  assign: {
    id: "assign",
    label: (cards, userId) => (areMine(cards, userId) ? "Unassign me" : "Assign to me"),
    ...{ listedAs: "Assign to me, or not", shortcut: "i", needs: "update", isForAll: true },
    run: (cards, { mutations, userId }) => {
      const isMine = areMine(cards, userId);
      for (const card of cards) {
        const others = card.assignees.filter((id) => id !== userId);
        if (isMine || others.length === card.assignees.length)
          void mutations.change(card, { assignees: isMine ? others : [...others, userId] });
      }
    },
  },
  people: {
    ...{ id: "people", label: "Assignees…", shortcut: "p", needs: "update", isForAll: true },
    run: ([card], { pick }) => pick(card, "assignees"),
  },
  due: {
    ...{ id: "due", label: "Due date…", shortcut: "d", needs: "update", isForAll: true },
    run: ([card], { pick }) => pick(card, "due"),
  },
  labels: {
    ...{ id: "labels", label: "Labels…", shortcut: "l", needs: "update", isForAll: true },
    run: ([card], { pick }) => pick(card, "labels"),
  },
  high: priority(3, "High priority", "1"),
  medium: priority(2, "Medium priority", "2"),
  low: priority(1, "Low priority", "3"),
  none: priority(0, "No priority", "4"),
  up: step("up", "Move up"),
  down: step("down", "Move down"),
  left: step("left", "Move left"),
  right: step("right", "Move right"),
  move: {
    ...{ id: "move", label: "Move to…", shortcut: "m", needs: "update", isForAll: true },
    run: (cards, { choosePlace }) => choosePlace(cards),
  },
  transfer: {
    ...{ id: "transfer", label: "Move to another board or list…", shortcut: "v", needs: "delete" },
    isForAll: false,
    run: ([card]) => chooseChannel(card),
  },
  archive: {
    ...{ id: "archive", label: "Archive", shortcut: "a", needs: "update", isForAll: true },
    run: (cards, { mutations }) => void mutations.archiveCards(cards),
  },
  delete: {
    ...{ id: "delete", label: "Delete", shortcut: "delete", needs: "delete", isForAll: true },
    run: (cards, { mutations }) => void mutations.removeCards(cards),
  },
} as const satisfies Record<string, CardAction>;

export const cardActions: readonly CardAction[] = Object.values(CARD_ACTIONS);
