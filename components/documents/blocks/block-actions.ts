import { CalendarDays, CircleAlert, Info, ListCollapse } from "lucide-react";
import type { CalloutKind } from "@/lib/documents/rich-text/blocks";
import { insertDate } from "../dates/insert-date";
import { localToday } from "../dates/local-today";
import type { FormatAction } from "../format-action";

const callout = (kind: CalloutKind, label: string, icon: FormatAction["icon"]): FormatAction => ({
  id: `callout-${kind}`,
  label,
  icon,
  keywords: "callout box hint info alert",
  isActive: (editor) => editor.isActive("callout", { kind }),
  run: (chain) =>
    chain.command(({ editor, commands }) =>
      editor.isActive("callout")
        ? commands.updateAttributes("callout", { kind })
        : commands.wrapIn("callout", { kind }),
    ),
});

export const CONTAINER_ACTIONS: FormatAction[] = [
  callout("note", "Note", Info),
  callout("tip", "Tip", Info),
  callout("important", "Important", CircleAlert),
  callout("warning", "Warning", CircleAlert),
  callout("caution", "Caution", CircleAlert),
  {
    id: "toggle",
    label: "Toggle",
    icon: ListCollapse,
    keywords: "details collapse expand fold accordion",
    isActive: (editor) => editor.isActive("toggle"),
    run: (chain) => chain.wrapIn("toggle"),
  },
];

export const DATE_ACTIONS: FormatAction[] = [
  {
    id: "today",
    label: "Today’s date",
    icon: CalendarDays,
    keywords: "date day calendar",
    isActive: () => false,
    run: (chain) => insertDate(chain, localToday(), false),
  },
  {
    id: "date",
    label: "Date…",
    icon: CalendarDays,
    keywords: "day calendar",
    isActive: () => false,
    run: (chain) => insertDate(chain, localToday(), true),
  },
];
