import type { ChainedCommands } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import type { CalendarDate } from "@/lib/dates/calendar-date";

/** Puts a day where the caret is. @param isOpen selects it, which shows the calendar to choose another from */
export function insertDate(chain: ChainedCommands, on: CalendarDate, isOpen: boolean): ChainedCommands {
  const inserted = chain.insertContent([
    { type: "date", attrs: { on } },
    { type: "text", text: " " },
  ]);
  if (!isOpen) return inserted;
  return inserted.command(({ tr }) => {
    const date = tr.selection.from - 2;
    if (tr.doc.nodeAt(date)?.type.name === "date") tr.setSelection(NodeSelection.create(tr.doc, date));
    return true;
  });
}
