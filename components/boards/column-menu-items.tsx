"use client";
import { ArrowLeft, ArrowRight, Gauge, Palette, Pencil, Plus, Trash2 } from "lucide-react";
import {
  MenuCheckboxItem,
  MenuItem,
  MenuRadioGroup,
  MenuSeparator,
  SubMenu,
} from "@/components/ui/menu-item";
import { LABEL_COLORS, type LabelColor } from "@/lib/labels/limits";
import { LabelDot } from "../tasks/pickers/label-chip";
import { LABEL_LOOKS } from "../tasks/pickers/label-looks";
import { useBoard } from "./board-context";
import type { BoardColumn } from "./board-order";

type ColumnMenuItemsProps = {
  of: BoardColumn;
  board: readonly BoardColumn[];
  onRename: () => void;
  onAddAfter: () => void;
  onDialog: (dialog: "limit" | "delete") => void;
};

const NONE = "none";
const COLORS: { value: LabelColor | typeof NONE; label: string; icon?: React.ReactNode }[] = [
  { value: NONE, label: "No color" },
  ...LABEL_COLORS.map((color) => ({
    value: color,
    label: LABEL_LOOKS[color].name,
    icon: <LabelDot color={color} className="mx-1" />,
  })),
];

/** What one can do with a column, in its menu. */
export default function ColumnMenuItems({
  of: { column },
  board,
  onRename,
  onAddAfter,
  onDialog,
}: ColumnMenuItemsProps) {
  const { columnMutations } = useBoard();
  const at = board.findIndex((other) => other.column.id === column.id);
  const columnAt = (index: number) => board[index]?.column;
  return (
    <>
      <MenuItem icon={<Pencil />} onSelect={onRename}>
        Rename
      </MenuItem>
      <MenuItem icon={<Gauge />} onSelect={() => onDialog("limit")}>
        {column.limit === null ? "Set a limit…" : `Limit: ${column.limit}…`}
      </MenuItem>
      <SubMenu label="Color" icon={<Palette />}>
        <MenuRadioGroup
          label="Color"
          value={column.color ?? NONE}
          onValueChange={(color) =>
            void columnMutations.change(column, { color: color === NONE ? null : color })
          }
          options={COLORS}
        />
      </SubMenu>
      <MenuCheckboxItem
        checked={column.isDone}
        onCheckedChange={(isDone) => void columnMutations.change(column, { isDone })}
      >
        Cards that come here are done
      </MenuCheckboxItem>
      <MenuSeparator />
      {at > 0 && (
        <MenuItem
          icon={<ArrowLeft />}
          onSelect={() => void columnMutations.move(column, columnAt(at - 2)?.id ?? null)}
        >
          Move left
        </MenuItem>
      )}
      {at < board.length - 1 && (
        <MenuItem
          icon={<ArrowRight />}
          onSelect={() => void columnMutations.move(column, columnAt(at + 1)?.id ?? null)}
        >
          Move right
        </MenuItem>
      )}
      <MenuItem icon={<Plus />} onSelect={onAddAfter}>
        Add a column
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => onDialog("delete")}>
        Delete the column…
      </MenuItem>
    </>
  );
}
