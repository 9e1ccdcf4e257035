"use client";
import { CircleCheck, MoreHorizontal } from "lucide-react";
import { useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { LabelDot } from "../tasks/pickers/label-chip";
import { useBoard, useBoardFacts } from "./board-context";
import type { BoardColumn } from "./board-order";
import { ColumnNameField } from "./column-name-field";

const ColumnMenuItems = onDemand(() => import("./column-menu-items"));
const ColumnDialog = onDemand(() => import("./column-dialog"));

export type ColumnHeaderProps = {
  of: BoardColumn;
  /** Those beside it; null at the ends. */
  board: readonly BoardColumn[];
  onAddAfter: () => void;
};

/** The name of a column, how many cards it has, and what one can do with it. */
export function ColumnHeader({ of: own, board, onAddAfter }: ColumnHeaderProps) {
  const { column, cards, shown } = own;
  const { can, columnMutations } = useBoard();
  const { isFiltered } = useBoardFacts();
  const [isRenaming, setRenaming] = useState(false);
  const [dialog, setDialog] = useState<"limit" | "delete" | null>(null);
  const header = useRef<HTMLElement>(null);
  const isOver = column.limit !== null && cards.length > column.limit;

  function rename(next: string | null, byKey: boolean) {
    setRenaming(false);
    if (byKey) requestAnimationFrame(() => header.current?.querySelector("button")?.focus());
    if (next) void columnMutations.change(column, { name: next });
  }

  return (
    <header
      ref={header}
      className="group/column flex h-9 shrink-0 items-center gap-2 pr-1 pl-2.5 pointer-coarse:h-11"
    >
      {column.color && <LabelDot color={column.color} className="size-2.5" />}
      {isRenaming ? (
        <ColumnNameField label="Name of the column" name={column.name} onDone={rename} />
      ) : (
        <h2
          onDoubleClick={can.arrange ? () => setRenaming(true) : undefined}
          title={column.name}
          className="min-w-0 truncate font-semibold text-base"
        >
          {column.name}
        </h2>
      )}
      {column.isDone && (
        <span title="Cards that come here are done" className="text-accent">
          <CircleCheck aria-hidden="true" className="size-3.5" />
          <span className="sr-only">Cards that come here are done</span>
        </span>
      )}
      <span
        title={isOver ? `More than ${column.limit} cards` : undefined}
        className={cn(
          "shrink-0 rounded-full px-1.5 text-xs tabular-nums",
          isOver ? "bg-brass-soft font-medium text-warn" : "text-muted",
        )}
      >
        <span className="sr-only">{isOver ? "Over the limit: " : "Cards: "}</span>
        {isFiltered && `${shown.length} of `}
        {cards.length}
        {column.limit !== null && ` / ${column.limit}`}
      </span>
      {can.arrange && (
        <span className="ml-auto shrink-0">
          <Menu
            align="end"
            needs={ColumnMenuItems.code}
            trigger={
              <IconButton size="sm" label={`More for ${column.name}`}>
                <MoreHorizontal />
              </IconButton>
            }
          >
            <ColumnMenuItems
              of={own}
              board={board}
              onRename={() => setRenaming(true)}
              onAddAfter={onAddAfter}
              onDialog={setDialog}
            />
          </Menu>
        </span>
      )}
      {dialog && <ColumnDialog kind={dialog} of={own} board={board} onClose={() => setDialog(null)} />}
    </header>
  );
}
