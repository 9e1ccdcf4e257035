import { cardActions } from "./card-actions";

/** The keys of a card that has the focus, for the list of shortcuts. */
export const boardShortcuts = [
  { id: "next", label: "Next card", shortcut: "arrowdown" },
  { id: "beside", label: "Next column", shortcut: "arrowright" },
  { id: "add", label: "Add a card", shortcut: "n" },
  ...cardActions.flatMap(({ id, label, listedAs = label, shortcut }) =>
    typeof listedAs === "string" ? [{ id, label: listedAs.replace("…", ""), shortcut }] : [],
  ),
  { id: "undo", label: "Undo the last change", shortcut: "z" },
];
