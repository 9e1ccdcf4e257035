import { taskActions } from "./task-actions";

/** The keys of a task that has the focus, for the list of shortcuts. */
export const taskShortcuts = [
  { id: "next", label: "Next task", shortcut: "j" },
  { id: "previous", label: "Previous task", shortcut: "k" },
  { id: "add", label: "Add a task", shortcut: "n" },
  ...taskActions.flatMap(({ id, label, listedAs = label, shortcut }) =>
    typeof listedAs === "string" ? [{ id, label: listedAs.replace("…", ""), shortcut }] : [],
  ),
  { id: "undo", label: "Undo the last change", shortcut: "z" },
];
