import { type ActionPlace, actionsIn } from "./task-actions";

type Listed = { id: string; label: string; shortcut: string };

const keysOf = (place: ActionPlace): Listed[] =>
  actionsIn(place).flatMap(({ id, label, listedAs = label, keys }) => {
    const shortcut = keys[place];
    return shortcut && typeof listedAs === "string"
      ? [{ id, label: listedAs.replace("…", ""), shortcut }]
      : [];
  });

const UNDO = { id: "undo", label: "Undo the last change", shortcut: "z" };

/** The keys of a task that has the focus, for the list of shortcuts. */
export const taskShortcuts: readonly Listed[] = [
  { id: "next", label: "Next task", shortcut: "j" },
  { id: "previous", label: "Previous task", shortcut: "k" },
  { id: "add", label: "Add a task", shortcut: "n" },
  ...keysOf("list"),
  UNDO,
];

/** The keys of a card that has the focus. */
export const boardShortcuts: readonly Listed[] = [
  { id: "next", label: "Next card", shortcut: "arrowdown" },
  { id: "beside", label: "Next column", shortcut: "arrowright" },
  { id: "add", label: "Add a card", shortcut: "n" },
  ...keysOf("board"),
  UNDO,
];
