"use client";
import type { Command } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  findTable,
  mergeCells,
  setCellAttr,
  splitCell,
  toggleHeader,
} from "@tiptap/pm/tables";
import { type Editor, useEditorState } from "@tiptap/react";
import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  Combine,
  Ellipsis,
  type LucideIcon,
  PanelLeft,
  PanelTop,
  SplitSquareHorizontal,
  Trash2,
} from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuGroup, MenuItem, MenuSeparator } from "@/components/ui/menu-item";

type TableAction = { label: string; icon: LucideIcon; command: Command; tone?: "danger" };

const GROUPS: { label: string; actions: TableAction[] }[] = [
  {
    label: "Rows",
    actions: [
      { label: "Insert above", icon: ArrowUpToLine, command: addRowBefore },
      { label: "Insert below", icon: ArrowDownToLine, command: addRowAfter },
      { label: "Header row", icon: PanelTop, command: toggleHeader("row") },
      { label: "Delete row", icon: Trash2, command: deleteRow, tone: "danger" },
    ],
  },
  {
    label: "Columns",
    actions: [
      { label: "Insert left", icon: ArrowLeftToLine, command: addColumnBefore },
      { label: "Insert right", icon: ArrowRightToLine, command: addColumnAfter },
      { label: "Header column", icon: PanelLeft, command: toggleHeader("column") },
      { label: "Delete column", icon: Trash2, command: deleteColumn, tone: "danger" },
    ],
  },
  {
    label: "Cells",
    actions: [
      { label: "Merge cells", icon: Combine, command: mergeCells },
      { label: "Split cell", icon: SplitSquareHorizontal, command: splitCell },
      { label: "Align left", icon: AlignLeft, command: setCellAttr("align", null) },
      { label: "Align center", icon: AlignCenter, command: setCellAttr("align", "center") },
      { label: "Align right", icon: AlignRight, command: setCellAttr("align", "right") },
    ],
  },
];

/** The menu of the table in which the caret is, at its upper right corner. */
export default function TableMenu({ editor }: { editor: Editor }) {
  const box = useRef<HTMLDivElement>(null);
  const isClosing = useRef(false);
  // Deleting the table takes its menu with it.
  useEffect(
    () => () => {
      if (isClosing.current) setTimeout(() => !editor.isDestroyed && editor.view.focus());
    },
    [editor],
  );
  const { tablePosition, possible } = useEditorState({ editor, selector: selectFacts });
  useTableCorner(editor, box, tablePosition);
  const item = ({ label, icon: Icon, command, tone }: TableAction) => (
    <MenuItem
      key={label}
      icon={<Icon aria-hidden="true" />}
      tone={tone}
      disabled={!possible.includes(label)}
      onSelect={() => command(editor.state, editor.view.dispatch)}
    >
      {label}
    </MenuItem>
  );
  return (
    <div
      ref={box}
      role="toolbar"
      aria-label="Table"
      className="absolute z-20 rounded-md border border-line bg-raised shadow-sm print:hidden"
      // The caret is in the table still, and what is typed next goes there.
      onFocus={() => {
        if (!isClosing.current) return;
        isClosing.current = false;
        setTimeout(() => editor.view.focus());
      }}
    >
      <Menu
        align="end"
        onOpenChange={(isOpen) => {
          isClosing.current = !isOpen;
        }}
        trigger={
          <IconButton label="Table" size="sm">
            <Ellipsis />
          </IconButton>
        }
      >
        {GROUPS.map(({ label, actions }) => (
          <MenuGroup key={label} label={label}>
            {actions.map(item)}
          </MenuGroup>
        ))}
        <MenuSeparator />
        {item({ label: "Delete table", icon: Trash2, command: deleteTable, tone: "danger" })}
      </Menu>
    </div>
  );
}

function selectFacts({ editor: { state } }: { editor: Editor }) {
  const table = findTable(state.selection.$from);
  const all = [...GROUPS.flatMap(({ actions }) => actions), { label: "Delete table", command: deleteTable }];
  return {
    tablePosition: table?.pos ?? null,
    possible: table ? all.filter(({ command }) => command(state)).map(({ label }) => label) : [],
  };
}

function useTableCorner(editor: Editor, box: RefObject<HTMLElement | null>, position: number | null) {
  useLayoutEffect(() => {
    const element = box.current;
    const page = element?.offsetParent;
    const table = position === null ? null : editor.view.nodeDOM(position);
    if (!element || !page || !(table instanceof HTMLElement)) return;
    const place = () => {
      const frame = page.getBoundingClientRect();
      const { top, right } = table.getBoundingClientRect();
      element.style.top = `${top - frame.top - element.offsetHeight / 2}px`;
      element.style.left = `${right - frame.left - element.offsetWidth}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    for (const one of [table, page, editor.view.dom]) observer.observe(one);
    return () => observer.disconnect();
  }, [editor, box, position]);
}
