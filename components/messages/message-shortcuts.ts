import { MESSAGE_ACTIONS } from "./actions";

/** The keys of a message that has the focus, for the list of shortcuts. */
export const messageShortcuts = [
  { id: "previous", label: "Previous message", shortcut: "arrowup" },
  { id: "next", label: "Next message", shortcut: "arrowdown" },
  ...MESSAGE_ACTIONS.flatMap(({ id, label, listedAs = label, key }) =>
    key && typeof listedAs === "string" ? [{ id, label: listedAs.replace("…", ""), shortcut: key }] : [],
  ),
];
